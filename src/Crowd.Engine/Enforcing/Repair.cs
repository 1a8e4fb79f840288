using Crowd.Engine.Campaigns;
using Crowd.Engine.Scoring;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>A campaign as it would be with some firings carried out: what they lose, and the answers that are left.</summary>
/// <param name="Lost">Answers that each firing loses of each item.</param>
/// <param name="Before">Answers that the touched items want once these are set aside, and nothing is bought anew.</param>
/// <param name="After">And what they want where nobody is left who answered them.</param>
/// <param name="Answers">What is left of all answers; null for nothing.</param>
internal sealed record Repair(
    IReadOnlyDictionary<string, Dictionary<long, int>> Lost, IReadOnlyDictionary<long, int> Before, IReadOnlyDictionary<long, int> After, CampaignAnswers? Answers)
{
    private static readonly string[] NotDone = ["pending", "proposed"];

    /// <summary>Carries the firings' discards and repairs out, looks, and rolls all of it back.</summary>
    public static async Task<Repair> TryAsync(NpgsqlDataSource database, Campaign campaign, IReadOnlyList<string> firings, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await EvidenceJournal.LockAsync(transaction, campaign.Id, cancellationToken);
        var actions = new List<ActionRow>();
        foreach (var firing in firings)
            actions.AddRange(await ActionStore.OfFiringAsync(transaction, firing, NotDone, cancellationToken));
        foreach (var discard in actions.Where(a => a.Action is RuleAction.Discard))
            await Discards.DiscardAsync(transaction, discard, cancellationToken);
        var before = await WantedAsync(transaction, campaign.Id, firings, "wanted", cancellationToken);
        var lost = new Dictionary<string, Dictionary<long, int>>(StringComparer.Ordinal);
        foreach (var action in actions)
            if (action.Action is RuleAction.Recollect recollect)
                lost[action.Firing] = await Discards.RecollectAsync(transaction, action, recollect.All, cancellationToken);
        var after = await WantedAsync(transaction, campaign.Id, firings, "wanted + recollect", cancellationToken);
        var answers = await CampaignAnswers.LoadAsync(connection, campaign.Id, campaign.Definition.Classes.Count, cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
        return new Repair(lost, before, after, answers);
    }

    /// <summary>How many more answers each touched item asks for than if nothing were bought anew.</summary>
    public Dictionary<long, int> Bought(ScorePolicy policy, CancellationToken cancellationToken)
    {
        var wanted = new Dictionary<long, int>(After);
        if (Answers is not null)
            foreach (var item in CampaignScore.ItemsOf(Answers, policy, cancellationToken).Where(i => wanted.ContainsKey(i.ItemId)))
                wanted[item.ItemId] = item.Wanted;
        return wanted.ToDictionary(w => w.Key, w => Math.Max(0, w.Value - Before[w.Key]));
    }

    private static async Task<Dictionary<long, int>> WantedAsync(
        NpgsqlTransaction transaction, long campaignId, IReadOnlyList<string> firings, string what, CancellationToken cancellationToken) =>
        (await transaction.RowsAsync<(long ItemId, int Wanted)>(
            $"""
            select item_id, {what} from items where campaign_id = @campaignId and role = 'work' and item_id in (
              select a.item_id from answers a join actions d on d.action_id = a.discarded_by where a.campaign_id = @campaignId and d.firing = any(@firings))
            """, new { campaignId, firings = firings.ToArray() }, cancellationToken)).ToDictionary(i => i.ItemId, i => i.Wanted);
}
