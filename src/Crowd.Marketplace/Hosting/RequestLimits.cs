namespace Crowd.Marketplace.Hosting;

/// <summary>What a request may weigh.</summary>
internal static class RequestLimits
{
    /// <summary>The largest legal request is far smaller: three fields of 64 KB, each byte escaped six-fold in JSON.</summary>
    public const long MaxBodyBytes = 2 << 20;
}
