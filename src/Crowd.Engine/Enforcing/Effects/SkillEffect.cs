using System.Text.Json;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>Gives a worker a skill (a qualification with a score) or takes it away.</summary>
internal sealed class SkillEffect(NpgsqlDataSource database, IMarketplaceDirectory marketplaces, TimeProvider clock) : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.SetSkill), typeof(RuleAction.RemoveSkill)];

    public override async Task<object?> ApplyOutsideAsync(ActionRow action, CancellationToken cancellationToken)
    {
        await TellAsync(action, ValueOf(action), cancellationToken);
        return null;
    }

    public override async Task<object?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, object? done, CancellationToken cancellationToken)
    {
        var before = (await transaction.RowsAsync<Held>("select value, action_id from worker_skills where worker_id = @WorkerId and name = @name",
            new { action.WorkerId, name = NameOf(action) }, cancellationToken)).SingleOrDefault();
        await WriteAsync(transaction, action, ValueOf(action), action.ActionId, cancellationToken);
        if (action.Action is RuleAction.SetSkill { For: { } time })
            await transaction.RunAsync("update actions set expires_at = @at where action_id = @ActionId", new { action.ActionId, at = clock.GetUtcNow() + time }, cancellationToken);
        return new { name = NameOf(action), before };
    }

    public override async Task RevertOutsideAsync(ActionRow action, CancellationToken cancellationToken)
    {
        if (await IsLastAsync(action, cancellationToken))
            await TellAsync(action, Before(action)?.Value, cancellationToken);
    }

    public override async Task<string?> RevertInsideAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken)
    {
        if (!await IsLastAsync(action, cancellationToken))
            return "The skill has been changed since; that stays.";
        await WriteAsync(transaction, action, Before(action)?.Value, Before(action)?.ActionId ?? 0, cancellationToken);
        return null;
    }

    private async Task TellAsync(ActionRow action, int? value, CancellationToken cancellationToken)
    {
        var marketplace = marketplaces.Get(action.Marketplace);
        var list = await marketplace.EnsureListAsync(Skills.ListOf(NameOf(action)), Skills.Description(NameOf(action)), cancellationToken);
        await (value is { } score ? marketplace.PutAsync(action.Worker, list, score, cancellationToken) : marketplace.RemoveAsync(action.Worker, list, cancellationToken));
    }

    // Nothing has set or removed this skill of the worker since.
    private Task<bool> IsLastAsync(ActionRow action, CancellationToken cancellationToken) => database.OneAsync<bool>(
        """
        select not exists (
          select 1 from actions where worker_id = @WorkerId and kind in ('set-skill', 'remove-skill') and state = 'applied' and action_id <> @ActionId
            and args ->> 'Name' = @name and applied_at >= (select applied_at from actions where action_id = @ActionId) and action_id > @ActionId)
        """, new { action.WorkerId, action.ActionId, name = NameOf(action) }, cancellationToken);

    private static Task WriteAsync(NpgsqlTransaction transaction, ActionRow action, int? value, long by, CancellationToken cancellationToken) =>
        transaction.RunAsync(value is null
            ? "delete from worker_skills where worker_id = @WorkerId and name = @name"
            : """
              insert into worker_skills (worker_id, name, value, action_id) values (@WorkerId, @name, @value, @by)
              on conflict (worker_id, name) do update set value = excluded.value, action_id = excluded.action_id
              """, new { action.WorkerId, name = NameOf(action), value, by }, cancellationToken);

    private static string NameOf(ActionRow action) => action.Action is RuleAction.SetSkill set ? set.Name : ((RuleAction.RemoveSkill)action.Action).Name;

    private static int? ValueOf(ActionRow action) => action.Action switch
    {
        RuleAction.SetSkill { Value: { } value } => (int)Math.Round(value),
        RuleAction.SetSkill set => throw new EffectException($"'{set.Measure}' had no value when the rule fired, so the skill '{set.Name}' has none either.", forGood: true),
        _ => null,
    };

    private static Held? Before(ActionRow action) =>
        action.Effects is { } effects && JsonDocument.Parse(effects).RootElement.TryGetProperty("before", out var before) ? before.Deserialize<Held?>(VerdictWriter.Json) : null;

    private sealed record Held(int Value, long ActionId);
}
