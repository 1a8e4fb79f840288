using System.Collections.Concurrent;

namespace Crowd.Marketplace.Simulation.Working;

/// <summary>Counts of a simulation; thread-safe.</summary>
internal sealed class SimulationTally
{
    private int _submitted, _answers, _present, _truthsNotOffered;

    public ConcurrentDictionary<string, int> Refusals { get; } = new();

    public ConcurrentDictionary<string, int> Workers { get; } = new();

    public int Submitted => _submitted;

    public int Answers => _answers;

    public int TruthsNotOffered => _truthsNotOffered;

    public void Arrived() => Interlocked.Increment(ref _present);

    public void TruthNotOffered() => Interlocked.Increment(ref _truthsNotOffered);

    public void Refused(string code)
    {
        if (code != "none_left")
        {
            Refusals.AddOrUpdate(code, 1, (_, count) => count + 1);
        }
    }

    public void Given(string worker, int answers)
    {
        Interlocked.Increment(ref _submitted);
        Interlocked.Add(ref _answers, answers);
        Workers.AddOrUpdate(worker, 1, (_, count) => count + 1);
    }

    public SimulationProgress Progress() => new(_submitted, Refusals.Values.Sum(), _present);
}
