using System.Net;
using Amazon.Runtime;

namespace Amazon.MTurk;

/// <summary>
/// The service refused or failed a call. <see cref="AmazonServiceException.ErrorCode"/> is the code on the wire, such as
/// ThrottlingException or ValidationException.
/// </summary>
public partial class AmazonMTurkException : AmazonServiceException
{
    /// <summary>Makes the exception.</summary>
    public AmazonMTurkException()
    {
    }

    /// <summary>Makes the exception.</summary>
    public AmazonMTurkException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    public AmazonMTurkException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception.</summary>
    public AmazonMTurkException(Exception innerException)
        : base(innerException?.Message, innerException)
    {
    }

    /// <summary>Makes the exception.</summary>
    public AmazonMTurkException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>Makes the exception.</summary>
    public AmazonMTurkException(
        string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
