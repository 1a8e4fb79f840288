using System.Text.Json.Nodes;

namespace Crowd.Marketplace.Tests.Clients;

/// <summary>What a client of Amazon's made of an answer.</summary>
internal sealed record ForeignAnswer(JsonObject? Output, string? Error, string? Message);
