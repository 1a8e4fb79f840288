using Crowd.Engine.Campaigns;
using Crowd.Engine.Enforcing.Effects;
using Crowd.Engine.Marketplaces;
using Crowd.Rules;

namespace Crowd.Engine.Enforcing;

/// <summary>What an action needs of its rule and its campaign, so that nothing is launched that could not be carried out.</summary>
internal static class ActionRequirements
{
    private const double MostGold = 0.5;

    /// <summary>Why the action cannot be carried out there, in a sentence; null where it can. The campaign (with its items) and the settings count where they are known.</summary>
    public static string? Problem(RuleAction action, SubjectKind subject, CampaignDefinition? campaign, EnforcingOptions? options) => action switch
    {
        RuleAction.Warn { Template: { } text } => OfWorker(subject, "warn") ?? Text(text),
        RuleAction.Message { Template: var text } => OfWorker(subject, "message") ?? Text(text),
        RuleAction.Warn or RuleAction.Hint or RuleAction.Exclude or RuleAction.Block or RuleAction.Restore or RuleAction.Discard or RuleAction.Recollect or RuleAction.Approve
            or RuleAction.Reject or RuleAction.Throttle or RuleAction.SetSkill or RuleAction.RemoveSkill => OfWorker(subject, Verb(action)),
        RuleAction.Bonus bonus => OfWorker(subject, "bonus") ?? WholeCents(bonus.MicroDollars, "a bonus"),
        RuleAction.Train train => OfWorker(subject, "train") ?? (train.Set is null
            ? "'train' needs the campaign whose check questions are the training, as in 'train: cats-training'." : null),
        RuleAction.RaiseGold gold => Gold(gold, subject, campaign),
        RuleAction.Reprice price => subject is SubjectKind.Item or SubjectKind.Campaign ? WholeCents(price.MicroDollars, "a price")
            : "a page has one price for everybody: write 'for: item' or 'for: campaign' to change it.",
        RuleAction.AskMore or RuleAction.Finish or RuleAction.Route => subject is SubjectKind.Item or SubjectKind.Worker ? null
            : $"'{Verb(action)}' is about an item: write 'for: item'.",
        RuleAction.ExtendTime or RuleAction.Expire => subject is SubjectKind.Item or SubjectKind.Campaign ? null
            : $"'{Verb(action)}' is about pages, which are offered to everybody: write 'for: item' or 'for: campaign'.",
        RuleAction.Webhook => options is { WebhookSecret: null or "" }
            ? "webhooks are signed, and the settings hold no secret: set webhook_secret under enforcing." : null,
        _ => null,
    };

    private static string? OfWorker(SubjectKind subject, string verb) =>
        subject is SubjectKind.Worker or SubjectKind.Pair ? null : $"'{verb}' is about a worker, but this rule is about the {subject.ToString().ToLowerInvariant()}.";

    private static string? Text(string text) => Letters.IsUnknownName(text)
        ? $"there is no message '{text}': write the text itself, or one of {string.Join(", ", Letters.Names)}." : null;

    private static string? WholeCents(long micros, string what) => micros % 10_000 == 0 ? null : $"{what} must be whole cents, not {new Money(micros)}.";

    private static string? Gold(RuleAction.RaiseGold gold, SubjectKind subject, CampaignDefinition? campaign) => true switch
    {
        _ when subject is not (SubjectKind.Worker or SubjectKind.Campaign) => "'raise gold' is about a worker or the campaign.",
        _ when gold.Share > MostGold => $"check questions can take at most {MostGold:P0} of a page.",
        _ when campaign is not null && !campaign.Items.Any(i => i.Role == ItemRole.Check) => "'raise gold' asks for check questions, but no item has gold.",
        _ => null,
    };

    private static string Verb(RuleAction action) => action switch
    {
        RuleAction.SetSkill => "set skill",
        RuleAction.RemoveSkill => "remove skill",
        RuleAction.AskMore => "ask",
        RuleAction.ExtendTime => "extend",
        _ => action.GetType().Name.ToLowerInvariant(),
    };
}
