using Crowd.Engine.Campaigns;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>Asks for what the same firing discarded to be bought anew.</summary>
internal sealed class RecollectEffect : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.Recollect)];

    public override IReadOnlyList<string> Next => [StageNames.Score];

    public override async Task<object?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, object? done, CancellationToken cancellationToken) =>
        new { items = await Discards.RecollectAsync(transaction, action, ((RuleAction.Recollect)action.Action).All, cancellationToken) };

    public override async Task<string?> RevertInsideAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken)
    {
        await Discards.ForgoAsync(transaction, action, ((RuleAction.Recollect)action.Action).All, cancellationToken);
        return null;
    }
}
