using Crowd.Engine.Campaigns;
using Crowd.Marketplace.Simulation.Recording;

namespace Crowd.Cli.Running;

/// <summary>All that a replay needs, read and checked.</summary>
internal sealed record ReplayInput(CampaignDefinition Campaign, AnswerRecording Recording, IReadOnlyDictionary<string, string> Truths);
