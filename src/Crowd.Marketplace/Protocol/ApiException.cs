namespace Crowd.Marketplace.Protocol;

/// <summary>A call's refusal, as the client gets it.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="type">The wire's <c>__type</c>.</param>
/// <param name="message">What is wrong.</param>
/// <param name="turkErrorCode"><c>AWS.MechanicalTurk.…</c>, where there is one.</param>
/// <param name="stamped">Business errors end with the time, as Amazon's did.</param>
internal sealed class ApiException(int status, string type, string message, string? turkErrorCode, bool stamped) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public string? TurkErrorCode { get; } = turkErrorCode;

    public bool Stamped { get; } = stamped;
}
