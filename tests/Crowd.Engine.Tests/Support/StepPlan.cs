namespace Crowd.Engine.Tests.Support;

/// <summary>Lets the process die at its n-th point (a look at the clock, a request for a job, before or after a call to the marketplace), and stay dead.</summary>
internal sealed class StepPlan
{
    private int _left = int.MaxValue;

    public string LastCrash { get; private set; } = "none";

    public void Arm(int point) => _left = point;

    public void Disarm() => _left = int.MaxValue;

    /// <summary>The process may die here.</summary>
    public void Point(string where)
    {
        if (IsDead(where))
            throw new CrashException(where);
    }

    /// <summary>It may die before a call, or after it.</summary>
    public Fault Fault(string operation) =>
        IsDead($"before {operation}") ? Support.Fault.CrashBefore : IsDead($"after {operation}") ? Support.Fault.CrashAfter : Support.Fault.None;

    private bool IsDead(string where)
    {
        if (_left == int.MaxValue)
            return false;
        if (_left == 1)
            LastCrash = where;
        return --_left <= 0;
    }
}
