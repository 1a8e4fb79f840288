using Amazon.MTurk.Internal;
using Amazon.MTurk.Model;
using Amazon.MTurk.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.MTurk;

/// <summary>
/// Client of a service that speaks Mechanical Turk's requester protocol. Safe for use by many threads; make one and keep it.
/// Signing, credentials, retries, time-outs and clock skew are those of AWSSDK.Core.
/// </summary>
public partial class AmazonMTurkClient : AmazonServiceClient, IAmazonMTurk
{
    private static readonly IServiceMetadata Metadata = new AmazonMTurkMetadata();

    private IMTurkPaginatorFactory? _paginators;

    /// <summary>Takes credentials and region from the environment.</summary>
    public AmazonMTurkClient()
        : this(new AmazonMTurkConfig())
    {
    }

    /// <summary>Takes credentials from the environment.</summary>
    public AmazonMTurkClient(RegionEndpoint region)
        : this(new AmazonMTurkConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Takes credentials from the configuration or the environment.</summary>
    public AmazonMTurkClient(AmazonMTurkConfig config)
        : base(config)
    {
    }

    /// <summary>Takes the region from the environment.</summary>
    public AmazonMTurkClient(AWSCredentials credentials)
        : this(credentials, new AmazonMTurkConfig())
    {
    }

    /// <summary>Uses these credentials in this region.</summary>
    public AmazonMTurkClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonMTurkConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Uses these credentials and this configuration.</summary>
    public AmazonMTurkClient(AWSCredentials credentials, AmazonMTurkConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>Uses this key; takes the region from the environment.</summary>
    public AmazonMTurkClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonMTurkConfig())
    {
    }

    /// <summary>Uses this key in this region.</summary>
    public AmazonMTurkClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonMTurkConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Uses this key and this configuration.</summary>
    public AmazonMTurkClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonMTurkConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    /// <summary>Uses this temporary key; takes the region from the environment.</summary>
    public AmazonMTurkClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonMTurkConfig())
    {
    }

    /// <summary>Uses this temporary key in this region.</summary>
    public AmazonMTurkClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonMTurkConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Uses this temporary key and this configuration.</summary>
    public AmazonMTurkClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonMTurkConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    /// <inheritdoc/>
    public IMTurkPaginatorFactory Paginators => _paginators ??= new MTurkPaginatorFactory(this);

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Metadata;

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new AmazonMTurkEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new AmazonMTurkAuthSchemeHandler());
    }

    private Task<TResponse> CallAsync<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonMTurkRequest
        where TResponse : AmazonWebServiceResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = new InvokeOptions
        {
            RequestMarshaller = RequestMarshaller<TRequest>.Instance,
            ResponseUnmarshaller = ResponseUnmarshaller<TResponse>.Instance,
        };
        return InvokeAsync<TResponse>(request, options, cancellationToken);
    }
}
