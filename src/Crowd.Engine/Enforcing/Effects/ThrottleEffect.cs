using Crowd.Engine.Campaigns;
using Crowd.Engine.Storage;
using Crowd.Rules;
using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>Slows a worker down: while it is in force, <see cref="Waits"/> puts him on the waiting list whenever he has reached the number.</summary>
internal sealed class ThrottleEffect(WaitingList waiting) : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.Throttle)];

    public override IReadOnlyList<string> Next => [StageNames.Enforce];

    public override Task<object?> ApplyOutsideAsync(ActionRow action, CancellationToken cancellationToken) => Task.FromResult<object?>(action.Worker);

    public override Task RevertOutsideAsync(ActionRow action, CancellationToken cancellationToken) => waiting.RemoveAsync(action, cancellationToken);

    public override async Task<string?> RevertInsideAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken)
    {
        await transaction.RunAsync("delete from waits where action_id = @ActionId", new { action.ActionId }, cancellationToken);
        return null;
    }
}
