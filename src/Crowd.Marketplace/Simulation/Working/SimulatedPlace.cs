using Crowd.Marketplace.Simulation.Browsing;

namespace Crowd.Marketplace.Simulation.Working;

/// <summary>What simulated workers share: the noticeboard, the truths, simulated time, and a limit on how many talk at once.</summary>
internal sealed class SimulatedPlace(IReadOnlyDictionary<string, string> truths, SimulationOptions options) : IDisposable
{
    private readonly SemaphoreSlim _hands = new(options.Hands);

    public Noticeboard Board { get; } = new();

    public SimulationTally Tally { get; } = new();

    /// <summary>What may be written where a page offers no labels.</summary>
    public IReadOnlyList<string> Vocabulary { get; } = [.. truths.Values.Distinct().DefaultIfEmpty("nothing").Order(StringComparer.Ordinal)];

    /// <summary>The control's true label; null if it is not known or the page does not offer it.</summary>
    public string? TruthOf(Control control)
    {
        if (!truths.TryGetValue(control.Item, out var truth))
        {
            return null;
        }

        if (control.Offers(truth))
        {
            return truth;
        }

        Tally.TruthNotOffered();
        return null;
    }

    /// <summary>Lets simulated time pass.</summary>
    public Task PassAsync(TimeSpan simulated, CancellationToken cancellationToken)
    {
        var wait = double.IsInfinity(options.Speed) ? TimeSpan.Zero : simulated / options.Speed;
        return wait < TimeSpan.FromMilliseconds(1) ? Task.CompletedTask : Task.Delay(wait, options.Clock, cancellationToken);
    }

    /// <summary>Waits for something, at most so long in real time.</summary>
    /// <returns>Whether it came.</returns>
    public async Task<bool> WaitAsync(Task something, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(something, Task.Delay(patience, options.Clock, enough.Token));
        await enough.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first == something;
    }

    /// <summary>Talks to the marketplace when it is this worker's turn.</summary>
    public async Task TalkAsync(Func<Task> talk, CancellationToken cancellationToken)
    {
        await _hands.WaitAsync(cancellationToken);
        try
        {
            await talk();
        }
        finally
        {
            _hands.Release();
        }
    }

    public void Dispose() => _hands.Dispose();
}
