using Amazon.MTurk.Model;
using Amazon.Runtime;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Amazon.MTurk;

/// <summary>
/// The requester's side of Mechanical Turk, API version 2017-01-17: publish HITs, read and settle assignments, keep
/// qualifications and blocks.
/// </summary>
public partial interface IAmazonMTurk : IAmazonService, IDisposable
{
    /// <summary>Reads listings page by page, as asynchronous sequences.</summary>
    IMTurkPaginatorFactory Paginators { get; }

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonMTurkConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        awsCredentials is null
            ? new AmazonMTurkClient((AmazonMTurkConfig)clientConfig)
            : new AmazonMTurkClient(awsCredentials, (AmazonMTurkConfig)clientConfig);

    /// <summary>The address that a request would be sent to.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
}
