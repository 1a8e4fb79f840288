namespace Crowd.Engine.Tests.Support;

/// <summary>What goes wrong with a call to the fake marketplace.</summary>
internal enum Fault
{
    None,
    Throttle,
    FailBefore,
    TimeOutAfter,
    CrashBefore,
    CrashAfter,
}
