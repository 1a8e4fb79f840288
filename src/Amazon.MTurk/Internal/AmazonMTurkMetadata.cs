using Amazon.Runtime.Internal;

namespace Amazon.MTurk.Internal;

internal sealed class AmazonMTurkMetadata : IServiceMetadata
{
    public string ServiceId => AmazonMTurkConfig.ServiceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(0);
}
