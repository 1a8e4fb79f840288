using Amazon.Runtime;

namespace Amazon.MTurk;

/// <summary>What all requests to the MTurk service have in common.</summary>
public partial class AmazonMTurkRequest : AmazonWebServiceRequest
{
}
