namespace Crowd.Marketplace.Qualifications;

/// <summary>What came of a worker's request for a qualification.</summary>
public abstract record RequestOutcome
{
    private RequestOutcome() { }

    /// <summary>Has it, with this value.</summary>
    public sealed record Granted(int Value) : RequestOutcome;

    /// <summary>There is a test to take (a QuestionForm) until the deadline.</summary>
    public sealed record TestToTake(string RequestId, string Test, DateTimeOffset Deadline) : RequestOutcome;

    /// <summary>The requester will decide.</summary>
    public sealed record Pending(string RequestId) : RequestOutcome;

    /// <summary>May be asked for again from this moment on.</summary>
    public sealed record TooEarly(DateTimeOffset From) : RequestOutcome;

    /// <summary>Asked for before, and only one try is allowed.</summary>
    public sealed record NoRetake : RequestOutcome;

    /// <summary>The test's time was over.</summary>
    public sealed record Late : RequestOutcome;

    /// <summary>There is no such type, test or worker, or it cannot be asked for.</summary>
    public sealed record NotRequestable : RequestOutcome;
}
