using Crowd.Engine.Storage;
using Npgsql;

namespace Crowd.Engine.Collecting;

/// <summary>
/// How long answers usually take: the median of the others' answers to the same item where there are enough, else of all answers of the campaign,
/// always of those that came before. The campaign's is kept as a histogram (table <c>answer_times</c>), so that it costs the same however many there were.
/// </summary>
internal sealed class UsualTimes
{
    /// <summary>Others' answers to an item from which on its own median counts.</summary>
    public const int EnoughOfItem = 3;

    /// <summary>Answers of the campaign from which on its median counts.</summary>
    public const int EnoughOfCampaign = 20;

    // Buckets a tenth apart: the median is right to a twentieth.
    private const double Step = 1.1;

    // A check question may have thousands of answers; so many tell its median well enough.
    private const int LookedAt = 15;

    private readonly SortedDictionary<int, long> _campaign = [];
    private readonly Dictionary<int, long> _new = [];
    private readonly Dictionary<long, List<int>> _items = [];

    /// <summary>What is known before this batch.</summary>
    public static async Task<UsualTimes> LoadAsync(NpgsqlTransaction transaction, long campaignId, IReadOnlyList<StoredAnswer> batch, CancellationToken cancellationToken)
    {
        var times = new UsualTimes();
        foreach (var (bucket, answers) in await transaction.RowsAsync<(int Bucket, long Answers)>(
            "select bucket::int, answers from answer_times where campaign_id = @campaignId", new { campaignId }, cancellationToken))
            times._campaign[bucket] = answers;
        var rows = await transaction.RowsAsync<(long ItemId, int Ms)>(
            """
            select i.item_id, a.duration_ms from unnest(@items) as i(item_id) cross join lateral (
              select duration_ms from answers a
              where a.campaign_id = @campaignId and a.item_id = i.item_id and a.duration_ms is not null and a.submission_id <> all(@batch)
              order by a.worker_id limit @LookedAt) a
            """,
            new
            {
                campaignId, LookedAt, items = batch.Select(a => a.Answer.Question.ItemId).Distinct().ToArray(),
                batch = batch.Select(a => a.Submission.SubmissionId).Distinct().ToArray(),
            }, cancellationToken);
        foreach (var (item, ms) in rows)
            times.OfItem(item).Add(ms);
        return times;
    }

    /// <summary>What is usual for an item, in milliseconds; NaN while too little is known.</summary>
    public double Of(long item)
    {
        if (_items.TryGetValue(item, out var times) && times.Count >= EnoughOfItem)
            return Median(times);
        var all = _campaign.Values.Sum();
        if (all < EnoughOfCampaign)
            return double.NaN;
        var below = 0L;
        foreach (var (bucket, answers) in _campaign)
            if ((below += answers) * 2 >= all)
                return Math.Pow(Step, bucket + 0.5);
        return double.NaN;
    }

    /// <summary>One more answer is known.</summary>
    public void Add(long item, int milliseconds)
    {
        OfItem(item).Add(milliseconds);
        var bucket = (int)Math.Log(milliseconds + 1, Step);
        _campaign[bucket] = _campaign.GetValueOrDefault(bucket) + 1;
        _new[bucket] = _new.GetValueOrDefault(bucket) + 1;
    }

    /// <summary>Writes what was added.</summary>
    public Task SaveAsync(NpgsqlTransaction transaction, long campaignId, CancellationToken cancellationToken) => _new.Count == 0 ? Task.CompletedTask : transaction.RunAsync(
        """
        insert into answer_times as t (campaign_id, bucket, answers)
        select @campaignId, n.bucket, n.answers from unnest(@buckets, @answers) as n(bucket, answers)
        on conflict (campaign_id, bucket) do update set answers = t.answers + excluded.answers
        """, new { campaignId, buckets = _new.Keys.Select(b => (short)b).ToArray(), answers = _new.Values.ToArray() }, cancellationToken);

    private List<int> OfItem(long item) => _items.TryGetValue(item, out var times) ? times : _items[item] = [];

    private static double Median(List<int> times)
    {
        var sorted = times.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
    }
}
