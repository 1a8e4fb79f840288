using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>Tells people.</summary>
internal sealed class AlertEffect(TimeProvider clock) : Effect
{
    private const string Kind = "rule";

    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.Alert), typeof(RuleAction.Flag)];

    public override async Task<object?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, object? done, CancellationToken cancellationToken)
    {
        var said = action.Action is RuleAction.Alert alert ? alert.Text : ((RuleAction.Flag)action.Action).Text;
        await Alerts.RaiseAsync(transaction, Kind, About(action), said is null ? action.Reason : $"{said}: {action.Reason}", action.CampaignId, clock.GetUtcNow(), cancellationToken);
        return null;
    }

    public override async Task<string?> RevertInsideAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken)
    {
        await Alerts.ClearAsync(transaction, Kind, About(action), clock.GetUtcNow(), cancellationToken);
        return null;
    }

    private static string About(ActionRow action) => $"action:{action.ActionId}";
}
