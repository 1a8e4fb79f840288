using System.Net;

namespace Crowd.Marketplace.Tests.Clients;

/// <summary>The tests' own client, which holds every answer against the service model.</summary>
internal sealed class PlainClientTests : WholeLifeContract
{
    protected override async Task<ForeignAnswer> CallAsync(string operation, object? input)
    {
        var (status, body) = await Api.TryAsync(operation, input);
        if (status != HttpStatusCode.OK)
            return new(null, (string)body["__type"]!, (string)body["Message"]!);
        ResponseCheck.Check(operation, body);
        return new(body, null, null);
    }
}
