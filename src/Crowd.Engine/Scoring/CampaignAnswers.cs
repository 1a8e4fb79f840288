using Crowd.Quality;
using Npgsql;
using NpgsqlTypes;

namespace Crowd.Engine.Scoring;

/// <summary>A campaign's undiscarded answers as columns, with the database's ids behind the matrix's integers.</summary>
/// <param name="Matrix">The answers; row n of the load is the n-th in order of (item, worker).</param>
/// <param name="ItemIds">Item id of each matrix item, ascending.</param>
/// <param name="WorkerIds">Worker id of each matrix worker, ascending.</param>
/// <param name="Gold">True class of each item that is a check question, -1 elsewhere.</param>
/// <param name="Wanted">How many undiscarded answers each item should have by now.</param>
/// <param name="Recollect">Discarded answers of each item that are to be bought anew where its label falls short.</param>
/// <param name="Finished">Whether the item is taken as it is, by an action in force.</param>
/// <param name="Complete">Whether the item has as many answers as were wanted (or is finished), so that its consensus may serve as a reference.</param>
/// <param name="AnsweredAt">When each row was answered, in load order.</param>
internal sealed record CampaignAnswers(AnswerMatrix Matrix, long[] ItemIds, long[] WorkerIds, int[] Gold, int[] Wanted, int[] Recollect, bool[] Finished, bool[] Complete,
    DateTime[] AnsweredAt)
{
    /// <summary>Loads the answers by binary COPY. Null where there is none yet.</summary>
    public static async Task<CampaignAnswers?> LoadAsync(NpgsqlConnection connection, long campaignId, int classes, CancellationToken cancellationToken)
    {
        var items = new ItemColumns();
        var (item, worker, label, at) = (new List<int>(), new List<long>(), new List<int>(), new List<DateTime>());
        var sql = $"""
            copy (select i.item_id, coalesce(case when i.role = 'check' then i.gold end, -1), i.wanted, i.recollect,
                    i.item_id in (select f.item_id from actions f where f.campaign_id = {campaignId} and f.kind = 'finish' and f.state = 'applied'),
                    a.worker_id, a.label, a.answered_at
                  from answers a join items i using (campaign_id, item_id)
                  where a.campaign_id = {campaignId} and a.discarded_by is null and a.label is not null
                  order by i.item_id, a.worker_id) to stdout (format binary)
            """;
        await using (var reader = await connection.BeginBinaryExportAsync(sql, cancellationToken))
        {
            while (await reader.StartRowAsync(cancellationToken) >= 0)
            {
                var id = reader.Read<long>(NpgsqlDbType.Bigint);
                var (gold, wanted) = (reader.Read<int>(NpgsqlDbType.Integer), reader.Read<int>(NpgsqlDbType.Integer));
                var (recollect, finished) = (reader.Read<int>(NpgsqlDbType.Integer), reader.Read<bool>(NpgsqlDbType.Boolean));
                item.Add(items.Next(id, gold, wanted, recollect, finished));
                worker.Add(reader.Read<long>(NpgsqlDbType.Bigint));
                label.Add(reader.Read<int>(NpgsqlDbType.Integer));
                at.Add(reader.Read<DateTime>(NpgsqlDbType.TimestampTz));
            }
        }
        if (item.Count == 0)
            return null;
        var workerIds = worker.Distinct().Order().ToArray();
        var workers = new int[worker.Count];
        for (var n = 0; n < workers.Length; n++)
            workers[n] = Array.BinarySearch(workerIds, worker[n]);
        var matrix = AnswerMatrix.Build(item.ToArray(), workers, label.ToArray(), items.Ids.Count, workerIds.Length, classes);
        return new CampaignAnswers(matrix, [.. items.Ids], workerIds, [.. items.Gold], [.. items.Wanted], [.. items.Recollect], [.. items.Finished],
            items.Complete(matrix), [.. at]);
    }

    // Rows arrive ordered by item: a new id is a new item.
    private sealed class ItemColumns
    {
        public List<long> Ids { get; } = [];

        public List<int> Wanted { get; } = [];

        public List<int> Gold { get; } = [];

        public List<int> Recollect { get; } = [];

        public List<bool> Finished { get; } = [];

        public int Next(long id, int gold, int wanted, int recollect, bool finished)
        {
            if (Ids.Count == 0 || Ids[^1] != id)
            {
                Ids.Add(id);
                Gold.Add(gold);
                Wanted.Add(wanted);
                Recollect.Add(recollect);
                Finished.Add(finished);
            }
            return Ids.Count - 1;
        }

        public bool[] Complete(AnswerMatrix matrix)
        {
            var complete = new bool[Ids.Count];
            for (var i = 0; i < complete.Length; i++)
                complete[i] = Finished[i] || matrix.AnswersTo(i) >= Wanted[i];
            return complete;
        }
    }
}
