using Crowd.Quality.Spatial;

namespace Crowd.Quality.MultiLabel;

/// <summary>Workers' records: agreement with the majority of the others, rates by label.</summary>
internal static class LabelSetRecords
{
    public static LabelSetWorker[] Of(LabelSetAnswer[][] groups, int workers, PresenceModel[] models)
    {
        var (answers, compared, labels) = (new int[workers], new int[workers], new int[workers]);
        var likeness = new double[workers];
        var counts = new int[models.Length];
        foreach (var group in groups)
        {
            Array.Clear(counts);
            foreach (var k in group.SelectMany(a => a.Labels))
            {
                counts[k]++;
            }

            foreach (var answer in group)
            {
                answers[answer.Worker]++;
                labels[answer.Worker] += answer.Labels.Count;
                if (group.Length > 1)
                {
                    compared[answer.Worker]++;
                    likeness[answer.Worker] += LabelSets.Jaccard(answer.Labels, Majority(counts, answer.Labels, group.Length - 1));
                }
            }
        }

        return [.. Enumerable.Range(0, workers).Select(w => new LabelSetWorker(
            w, answers[w], compared[w] == 0 ? 0 : likeness[w] / compared[w], compared[w], answers[w] == 0 ? 0 : (double)labels[w] / answers[w],
            [.. models.Select(m => m.Sensitivity[w])], [.. models.Select(m => m.FalseAlarms[w])]))];
    }

    /// <summary>What most of the others chose.</summary>
    private static List<int> Majority(int[] counts, IReadOnlyList<int> own, int others)
    {
        var chosen = new List<int>();
        for (var k = 0; k < counts.Length; k++)
        {
            if (2 * (counts[k] - (own.Contains(k) ? 1 : 0)) > others)
            {
                chosen.Add(k);
            }
        }

        return chosen;
    }
}
