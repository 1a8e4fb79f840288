namespace Crowd.Engine.Reviewing;

/// <summary>What must be known of an action to decide about it.</summary>
/// <param name="ActionId">The action.</param>
/// <param name="CampaignId">Its campaign.</param>
/// <param name="Kind">exclude, block, …</param>
/// <param name="Rule">The rule that fired; null where a person asked.</param>
/// <param name="Author">That person, or <c>rule</c>.</param>
/// <param name="RuleVersionId">The rules' version.</param>
/// <param name="RuleAuthor">Who published it.</param>
/// <param name="Rules">Its text.</param>
internal sealed record DecidedAction(
    long ActionId, long CampaignId, string Kind, string? Rule, string Author, long? RuleVersionId, string? RuleAuthor, string? Rules)
{
    /// <summary>Whose idea it was: that person can't be the second one.</summary>
    public string AskedBy => Rule is null ? Author : RuleAuthor ?? Author;
}
