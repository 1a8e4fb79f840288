namespace Crowd.Marketplace.Faults;

/// <summary>What can be made to go wrong with a call.</summary>
internal enum FaultKind
{
    /// <summary>Amazon's ThrottlingException; nothing is done.</summary>
    Throttle,

    /// <summary>A 500 before anything is done.</summary>
    ErrorBefore,

    /// <summary>A 500 after the change has been committed.</summary>
    ErrorAfter,

    /// <summary>The answer comes late.</summary>
    Slow,

    /// <summary>The connection is cut before anything is done.</summary>
    Reset,

    /// <summary>The change is committed, then nothing is heard any more; the connection is cut after the delay.</summary>
    TimeoutAfter,

    /// <summary>A list or get call gives an answer again that it gave some moments ago; other calls go well.</summary>
    Stale,

    /// <summary>The events that the call brings about are delivered after the delay.</summary>
    LateNotification,

    /// <summary>The events that the call brings about are delivered twice.</summary>
    DuplicateNotification,
}
