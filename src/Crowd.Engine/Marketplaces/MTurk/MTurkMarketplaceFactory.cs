using Amazon.MTurk;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

namespace Crowd.Engine.Marketplaces.MTurk;

/// <summary>Makes the adapter from the settings.</summary>
internal static class MTurkMarketplaceFactory
{
    // The question's limit is 65535 bytes, its XML envelope included.
    private const int LongestQuestion = 65_535;

    public static MTurkMarketplace Create(string name, MTurkOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        var config = new AmazonMTurkConfig
        {
            ServiceURL = options.Endpoint!.ToString(),
            AuthenticationRegion = "us-east-1",
            // We repeat ourselves, by our own rules.
            MaxErrorRetry = 0,
            Timeout = options.CallTimeout,
        };
        var client = options.AccessKey is { } key
            ? new AmazonMTurkClient(new BasicAWSCredentials(key, options.SecretKey), config)
            : new AmazonMTurkClient(config);
        return Create(name, options, client, clock, loggers);
    }

    public static MTurkMarketplace Create(string name, MTurkOptions options, IAmazonMTurk client, TimeProvider clock, ILoggerFactory loggers)
    {
        var capabilities = new MarketplaceCapabilities(name, options.Sandbox, Hosting: true, Reject: true, Block: true, LiveLists: true,
            TokenWindow: TimeSpan.FromHours(24), MTurkFees.Surcharge, LongestQuestion);
        var gate = new CallGate(name, new CallPace(options.CallsPerSecond, clock), options.Attempts, clock, loggers.CreateLogger<MTurkMarketplace>());
        return new MTurkMarketplace(client, capabilities, gate, clock);
    }
}
