using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Crowd.Engine.Reviewing;
using Crowd.Rules;
using Dapper;
using Npgsql;

namespace Crowd.Engine.Enforcing;

/// <summary>Records what rules ask for, before anything of it is done: one row an action, each firing once.</summary>
internal static class VerdictWriter
{
    /// <summary>How evidence and actions are written: as they are, infinities and NaN by name.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Records the verdicts. Observed ones are only noted, proposed ones wait for a reviewer, the others are carried out next.</summary>
    public static async Task WriteAsync(
        NpgsqlTransaction transaction, long campaignId, long ruleVersionId, IReadOnlyList<Verdict> verdicts, ReviewingOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var verdict in verdicts)
        {
            foreach (var (worker, action, number) in Asked(verdict))
            {
                var args = JsonSerializer.Serialize(action);
                var second = verdict.NeedsSecondPerson || (options.SecondPersonForBlocks && action is RuleAction.Block);
                await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                    """
                    insert into actions (campaign_id, worker_id, item_id, page, kind, args, state, rule, rule_version_id, author, reason,
                                         evidence, answers, firing, token, created_at)
                    select @campaignId, @worker, coalesce(@item, hand.item_id), hand.page, @args::jsonb ->> 'do', @args::jsonb, @state, @Rule, @ruleVersionId,
                           'rule', @Sentence,
                           @evidence::jsonb || jsonb_build_object('firstDoubt', coalesce((
                             select min(at) from evidence e
                             where e.campaign_id = @campaignId and e.kind in (1, 2, 3) and e.worker_id = @worker and e.seq >= @FirstDoubtSequence), @doubtAt)),
                           coalesce((select answers from worker_stats s where s.campaign_id = @campaignId and s.worker_id = @worker), 0),
                           @firing, @firing || '/' || @number, @now
                    from (select 1) one left join (
                      select item_id, page from evidence where campaign_id = @campaignId and seq = @Sequence and @atHand) hand on true
                    -- Whoever is out already is not put out again by what was answered before; only a block goes further.
                    where @worker is null or @args::jsonb ->> 'do' = 'block' or not exists (
                      select 1 from actions earlier
                      where earlier.campaign_id = @campaignId and earlier.worker_id = @worker and earlier.kind in ('exclude', 'block')
                        and earlier.state in ('pending', 'applied') and earlier.firing <> @firing)
                    on conflict (token) do nothing
                    """,
                    new
                    {
                        campaignId, worker, args, state = StateOf(verdict, second), verdict.Rule, ruleVersionId, verdict.Sentence, verdict.FirstDoubtSequence,
                        doubtAt = verdict.FirstDoubtAt.UtcDateTime,
                        verdict.Sequence, atHand = verdict.Item is not null && worker is not null, item = ItemOf(verdict.Subject),
                        evidence = EvidenceOf(verdict), firing = FiringOf(campaignId, ruleVersionId, verdict), number, now,
                    }, transaction, cancellationToken: cancellationToken));
            }
        }
    }

    /// <summary>What a verdict asks for, of whom; numbered.</summary>
    public static IEnumerable<(long? Worker, RuleAction Action, int Number)> Asked(Verdict verdict)
    {
        var number = 0;
        foreach (var worker in WorkersOf(verdict.Subject))
            foreach (var action in verdict.Actions)
                yield return (worker, action, number++);
    }

    private static IEnumerable<long?> WorkersOf(Subject subject) => subject.Kind switch
    {
        SubjectKind.Worker or SubjectKind.Pair => subject.Key.Split('|').Select(id => (long?)long.Parse(id)),
        _ => [null],
    };

    private static long? ItemOf(Subject subject) => subject.Kind == SubjectKind.Item ? long.Parse(subject.Key, CultureInfo.InvariantCulture) : null;

    private static string StateOf(Verdict verdict, bool second) => verdict.Mode switch
    {
        RuleMode.Observe => "observed",
        RuleMode.Propose => "proposed",
        _ => second ? "proposed" : "pending",
    };

    /// <summary>What groups the actions of one firing.</summary>
    public static string FiringOf(long campaignId, long ruleVersionId, Verdict verdict) =>
        $"{campaignId}/{ruleVersionId}/{verdict.Rule}/{verdict.Subject}/{verdict.Sequence}";

    /// <summary>The numbers behind a verdict, as JSON.</summary>
    public static string EvidenceOf(Verdict verdict) => JsonSerializer.Serialize(new
    {
        ruleVersion = verdict.Version, subject = verdict.Subject.ToString(), sequence = verdict.Sequence, at = verdict.At, item = verdict.Item,
        step = verdict.Step, firstDoubtSequence = verdict.FirstDoubtSequence, measurements = verdict.Measurements, overruled = verdict.Overruled,
    }, Json);
}
