namespace Crowd.Engine.Tests.Support;

/// <summary>Decides at which points the process dies: by chance, but the same for the same seed and order of points.</summary>
internal sealed class CrashPlan(int seed, double share)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);

    public bool IsOn { get; set; }

    public int Crashes { get; private set; }

    /// <summary>The process may die here.</summary>
    public void Point(string where)
    {
        lock (_lock)
        {
            if (!IsOn || _random.NextDouble() >= share)
                return;
            Crashes++;
        }
        throw new CrashException(where);
    }

    /// <summary>What goes wrong with a call.</summary>
    public Fault Fault()
    {
        lock (_lock)
        {
            if (!IsOn || _random.NextDouble() >= share * 5)
                return Support.Fault.None;
            return (Fault)_random.Next(1, 6);
        }
    }
}
