using System.Text.Json.Serialization;

namespace Crowd.Rules;

/// <summary>What a rule asks for. A closed set of plain records: the engine carries them out, System.Text.Json keeps them with a <c>do</c> field.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Warn), "warn")]
[JsonDerivedType(typeof(Message), "message")]
[JsonDerivedType(typeof(Hint), "hint")]
[JsonDerivedType(typeof(Train), "train")]
[JsonDerivedType(typeof(Exclude), "exclude")]
[JsonDerivedType(typeof(Block), "block")]
[JsonDerivedType(typeof(Restore), "restore")]
[JsonDerivedType(typeof(Discard), "discard")]
[JsonDerivedType(typeof(Recollect), "recollect")]
[JsonDerivedType(typeof(Approve), "approve")]
[JsonDerivedType(typeof(Reject), "reject")]
[JsonDerivedType(typeof(Bonus), "bonus")]
[JsonDerivedType(typeof(RaiseGold), "raise-gold")]
[JsonDerivedType(typeof(Throttle), "throttle")]
[JsonDerivedType(typeof(SetSkill), "set-skill")]
[JsonDerivedType(typeof(RemoveSkill), "remove-skill")]
[JsonDerivedType(typeof(AskMore), "ask-more")]
[JsonDerivedType(typeof(ExtendTime), "extend-time")]
[JsonDerivedType(typeof(Finish), "finish")]
[JsonDerivedType(typeof(Expire), "expire")]
[JsonDerivedType(typeof(Reprice), "reprice")]
[JsonDerivedType(typeof(Route), "route")]
[JsonDerivedType(typeof(PauseCampaign), "pause-campaign")]
[JsonDerivedType(typeof(Flag), "flag")]
[JsonDerivedType(typeof(Alert), "alert")]
[JsonDerivedType(typeof(Webhook), "webhook")]
[JsonDerivedType(typeof(RecordOnly), "nothing")]
public abstract record RuleAction
{
    private RuleAction()
    {
    }

    /// <summary>Tell the worker that his work is in doubt. <c>warn</c>, <c>warn: template</c></summary>
    public sealed record Warn(string? Template) : RuleAction;

    /// <summary>Send the worker a message. <c>message: template</c></summary>
    public sealed record Message(string Template) : RuleAction;

    /// <summary>Show the worker a hint on the next page. <c>hint: text</c></summary>
    public sealed record Hint(string Text) : RuleAction;

    /// <summary>Require training before the next page. <c>train</c>, <c>train: set</c></summary>
    public sealed record Train(string? Set) : RuleAction;

    /// <summary>Keep the worker out by a qualification, no mark on the account. <c>exclude from project for 3 days</c>; without a time, until undone.</summary>
    public sealed record Exclude(ActionScope Scope, TimeSpan? For) : RuleAction;

    /// <summary>The marketplace's own block, for fraud; always with a reason. <c>block: copies answers</c></summary>
    public sealed record Block(string Reason) : RuleAction;

    /// <summary>Give access back. <c>restore</c></summary>
    public sealed record Restore : RuleAction;

    /// <summary>Count answers no longer. <c>discard</c> (all), <c>discard this</c>, <c>discard since first-doubt</c>, <c>discard last 20 answers</c></summary>
    /// <param name="Range">Which.</param>
    /// <param name="Since">For <see cref="AnswerRange.SinceMoment"/>.</param>
    /// <param name="Count">For <see cref="AnswerRange.LastCount"/>.</param>
    /// <param name="Last">For <see cref="AnswerRange.LastTime"/>.</param>
    public sealed record Discard(AnswerRange Range, DateTimeOffset? Since, int? Count, TimeSpan? Last) : RuleAction;

    /// <summary>Collect anew: only items whose confidence falls short without the discarded answers, or all of them. <c>recollect</c>, <c>recollect all</c></summary>
    public sealed record Recollect(bool All) : RuleAction;

    /// <summary>Approve pages. <c>approve</c>, <c>approve all</c>, <c>approve overriding rejection</c></summary>
    public sealed record Approve(AnswerRange Range, bool OverridingRejection) : RuleAction;

    /// <summary>Reject pages, with the reason the worker reads. <c>reject all: reason</c></summary>
    public sealed record Reject(AnswerRange Range, string Reason) : RuleAction;

    /// <summary>Pay a bonus. <c>bonus $0.05: reason</c></summary>
    public sealed record Bonus(long MicroDollars, string? Reason) : RuleAction;

    /// <summary>Hide more check questions among the worker's items. <c>raise gold to 20%</c></summary>
    public sealed record RaiseGold(double Share) : RuleAction;

    /// <summary>Slow the worker down. <c>throttle to 30 answers per hour</c></summary>
    public sealed record Throttle(int Answers, TimeSpan Per) : RuleAction;

    /// <summary>Give the worker a skill (qualification) with a fixed value or the measured one. <c>set skill cats to 80</c>, <c>set skill cats to gold.accuracy for 30 days</c></summary>
    /// <param name="Name">The skill.</param>
    /// <param name="Value">0 to 100; where <paramref name="Measure"/> is given, filled in with its value when the rule fires.</param>
    /// <param name="Measure">A measure of the rule's condition, or null.</param>
    /// <param name="For">Until it expires; null for never.</param>
    public sealed record SetSkill(string Name, double? Value, string? Measure, TimeSpan? For) : RuleAction;

    /// <summary>Take a skill away. <c>remove skill cats</c></summary>
    public sealed record RemoveSkill(string Name) : RuleAction;

    /// <summary>Ask for more answers to the item. <c>ask 1 more answers up to 7</c></summary>
    public sealed record AskMore(int Answers, int? UpTo) : RuleAction;

    /// <summary>Keep the item's page on the market for longer. <c>extend by 2 days</c></summary>
    public sealed record ExtendTime(TimeSpan By) : RuleAction;

    /// <summary>Ask for no more answers: the item is done. <c>finish</c></summary>
    public sealed record Finish : RuleAction;

    /// <summary>Take open pages off the market. <c>expire</c></summary>
    public sealed record Expire : RuleAction;

    /// <summary>Change the price of a page for whom or what the rule is about. <c>price to $0.08</c></summary>
    public sealed record Reprice(long MicroDollars) : RuleAction;

    /// <summary>Send to somebody else. <c>route to review</c>, <c>route to experts</c>, <c>route to other workers</c></summary>
    public sealed record Route(RouteTo To) : RuleAction;

    /// <summary>Stop publishing. <c>pause campaign</c></summary>
    public sealed record PauseCampaign : RuleAction;

    /// <summary>Mark for people to look at: a gold item that good workers miss. <c>flag: text</c></summary>
    public sealed record Flag(string? Text) : RuleAction;

    /// <summary>Raise an alert in the console. <c>alert: text</c></summary>
    public sealed record Alert(string? Text) : RuleAction;

    /// <summary>Post the verdict to an address. <c>webhook: https://…</c></summary>
    public sealed record Webhook(string Url) : RuleAction;

    /// <summary>Record only. <c>nothing</c></summary>
    public sealed record RecordOnly : RuleAction;
}
