using Amazon.MTurk.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Util.Internal;
using ExecutionContext = Amazon.Runtime.Internal.ExecutionContext;

namespace Amazon.MTurk;

/// <summary>
/// How to reach an MTurk service. For an address of your own set <see cref="ClientConfig.ServiceURL"/> and
/// <see cref="ClientConfig.AuthenticationRegion"/> (us-east-1).
/// </summary>
public partial class AmazonMTurkConfig : ClientConfig
{
    /// <summary>The name that signatures and host names use.</summary>
    internal const string ServiceName = "mturk-requester";

    private const string Version = "2017-01-17";

    // One mode, with the core's own time-outs and its standard retries.
    private static readonly List<IDefaultConfiguration> Modes =
        [.. Enum.GetValues<DefaultConfigurationMode>().Select(mode => new DefaultConfiguration
        {
            Name = mode,
            RetryMode = RequestRetryMode.Standard,
            S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        })];

    private static readonly string Agent =
        InternalSDKUtils.BuildUserAgentString("MTurk", typeof(AmazonMTurkConfig).Assembly.GetName().Version!.ToString(3));

    /// <summary>Makes a configuration that takes region, credentials and retries from the environment unless set.</summary>
    public AmazonMTurkConfig()
        : base(new DefaultConfigurationProvider(Modes))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = ServiceName;
        EndpointProvider = new AmazonMTurkEndpointProvider();
    }

    /// <summary>The service's id in shared configuration files.</summary>
    public static new string ServiceId => "MTurk";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => ServiceName;

    /// <inheritdoc/>
    public override string ServiceVersion => Version;

    /// <inheritdoc/>
    public override string UserAgent => Agent;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = new RequestContext(false, new AWS4Signer())
        {
            ClientConfig = this,
            OriginalRequest = parameters.Request,
            Request = new DefaultRequest(parameters.Request, ServiceId) { AlternateEndpoint = parameters.AlternateEndpoint },
        };
        return new AmazonMTurkEndpointResolver().GetEndpoint(new ExecutionContext(request, null));
    }
}
