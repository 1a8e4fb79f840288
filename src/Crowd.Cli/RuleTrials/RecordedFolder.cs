using Crowd.Cli.Running;
using Crowd.Marketplace.Simulation.Recording;

namespace Crowd.Cli.RuleTrials;

/// <summary>Reads a folder of recorded answers (<c>answers.csv[.gz]</c>, <c>gold.csv</c>) as the campaign that it was.</summary>
internal static class RecordedFolder
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads the folder.</summary>
    /// <param name="folder">Its path.</param>
    /// <param name="goldShare">The share of items with known labels that serve as check questions.</param>
    /// <param name="seed">Of their draw; the same seed draws those of <c>crowd replay</c>.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="BadInputException">It is not such a folder; says where.</exception>
    public static RecordedCampaign Read(string folder, double goldShare, int seed, CancellationToken cancellationToken)
    {
        var files = RecordedFiles.Read(folder, goldShare, cancellationToken);
        return Of(files.Recording, files.Truths, goldShare, seed);
    }

    /// <summary>Puts a recording in the order of time.</summary>
    public static RecordedCampaign Of(AnswerRecording recording, IReadOnlyDictionary<string, string> truths, double goldShare, int seed)
    {
        var rows = Enumerable.Range(0, recording.Count).Select(n => recording[n]).ToList();
        var timed = rows.TrueForAll(r => r.SubmittedAt is not null);
        if (timed)
            rows = [.. rows.OrderBy(r => r.SubmittedAt)];
        var (items, workers) = (new FirstSeen(recording.Items.Count), new FirstSeen(recording.Workers.Count));
        var (item, worker) = (rows.ConvertAll(r => items.Of(r.Item)), rows.ConvertAll(r => workers.Of(r.Worker)));
        var classes = recording.Labels.Concat(truths.Values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        // A matrix needs two classes even where every answer is the same.
        if (classes.Count == 1)
            classes.Add($"not {classes[0]}");
        var classOf = recording.Labels.Select(l => classes.IndexOf(l)).ToArray();
        var checks = Checks(recording.Items, truths, classes, goldShare, seed);
        var counts = recording.CountsByItem();
        return new RecordedCampaign
        {
            Items = [.. items.Order.Select(i => recording.Items[i])], Workers = [.. workers.Order.Select(w => recording.Workers[w])], Classes = classes,
            Item = [.. item], Worker = [.. worker], Label = [.. rows.Select(r => classOf[r.Label])],
            At = [.. rows.Select((r, n) => timed ? r.SubmittedAt!.Value : Start.AddMinutes(n))],
            Milliseconds = [.. rows.Select(r => r.Duration?.TotalMilliseconds ?? double.NaN)],
            Wanted = [.. items.Order.Select(i => counts[i])], Checks = [.. items.Order.Select(i => checks[i])], Truths = truths, IsTimed = timed,
        };
    }

    // Drawn item by item in the order of the file, as ReplayCampaign draws them.
    private static int[] Checks(IReadOnlyList<string> items, IReadOnlyDictionary<string, string> truths, List<string> classes, double share, int seed)
    {
        var draw = new Random(seed);
        return [.. items.Select(i => truths.TryGetValue(i, out var truth) && draw.NextDouble() < share ? classes.IndexOf(truth) : -1)];
    }

    /// <summary>Numbers anew in order of first appearance.</summary>
    private sealed class FirstSeen(int count)
    {
        private readonly int[] _numbers = [.. Enumerable.Repeat(-1, count)];

        public List<int> Order { get; } = [];

        public int Of(int old)
        {
            if (_numbers[old] < 0)
            {
                _numbers[old] = Order.Count;
                Order.Add(old);
            }
            return _numbers[old];
        }
    }
}
