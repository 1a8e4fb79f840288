using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.MTurk.Internal;

/// <summary>The address of the service: the one configured, else Amazon's for the region (the pseudo-region sandbox included).</summary>
internal sealed class AmazonMTurkEndpointProvider : IEndpointProvider
{
    private const string Sandbox = "https://mturk-requester-sandbox.us-east-1.amazonaws.com";

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var fips = parameters["UseFIPS"] is true;
        var dualStack = parameters["UseDualStack"] is true;
        if (parameters["Endpoint"] is string { Length: > 0 } url)
        {
            return fips || dualStack
                ? throw new AmazonClientException("UseFIPSEndpoint and UseDualstackEndpoint cannot be combined with a ServiceURL.")
                : new Endpoint(url);
        }

        if (parameters["Region"] is not string { Length: > 0 } region)
            throw new AmazonClientException("No MTurk endpoint: set ServiceURL, or RegionEndpoint (MTurk had us-east-1 only).");
        return new Endpoint(region == "sandbox" && !fips && !dualStack ? Sandbox : Regional(region, fips, dualStack));
    }

    private static string Regional(string region, bool fips, bool dualStack)
    {
        var partition = Fn.Partition(region);
        var suffix = partition[dualStack ? "dualStackDnsSuffix" : "dnsSuffix"];
        return $"https://{AmazonMTurkConfig.ServiceName}{(fips ? "-fips" : "")}.{region}.{suffix}";
    }
}
