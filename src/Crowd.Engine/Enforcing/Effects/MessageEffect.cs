using Crowd.Engine.Marketplaces;
using Crowd.Rules;
using Microsoft.Extensions.Logging;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>Writes to a worker. What was written cannot be taken back.</summary>
internal sealed class MessageEffect(IMarketplaceDirectory marketplaces, ILogger<MessageEffect> log) : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.Warn), typeof(RuleAction.Message), typeof(RuleAction.Hint)];

    public override async Task<object?> ApplyOutsideAsync(ActionRow action, CancellationToken cancellationToken)
    {
        var (subject, text) = action.Action switch
        {
            RuleAction.Warn { Template: { } template } => Letters.Of(template),
            RuleAction.Message message => Letters.Of(message.Template),
            RuleAction.Hint hint => ("A hint for your work", hint.Text),
            _ => ("A warning about your recent work", action.Reason),
        };
        foreach (var (worker, reason) in await marketplaces.Get(action.Marketplace).MessageAsync([action.Worker], subject, text, cancellationToken))
            log.LogWarning("Worker {Worker} could not be written to: {Reason}", worker, reason);
        return null;
    }
}
