using Crowd.Engine.Campaigns;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>Counts a worker's answers no longer.</summary>
internal sealed class DiscardEffect : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.Discard)];

    public override IReadOnlyList<string> Next => [StageNames.Score];

    public override bool ChangesAnswers => true;

    public override async Task<object?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, object? done, CancellationToken cancellationToken) =>
        new { items = await Discards.DiscardAsync(transaction, action, cancellationToken) };

    public override async Task<string?> RevertInsideAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken)
    {
        await Discards.RestoreAsync(transaction, action, cancellationToken);
        return null;
    }
}
