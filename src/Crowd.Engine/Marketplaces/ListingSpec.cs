namespace Crowd.Engine.Marketplaces;

/// <summary>A page to publish.</summary>
/// <param name="Token">Ours, deterministic, at most 64 characters of A-Z, a-z, 0-9, '-': the same page has the same token after any crash.</param>
/// <param name="Title">What workers see in the list.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Keywords">Comma-separated.</param>
/// <param name="Reward">For one seat.</param>
/// <param name="Seats">How many different workers.</param>
/// <param name="Html">The page itself.</param>
/// <param name="TimeAllowed">For one worker, from accepting to submitting.</param>
/// <param name="Lifetime">How long it is offered.</param>
/// <param name="AutoApproval">Work left undecided is approved after this.</param>
/// <param name="ExcludedLists">Workers on any of these lists don't see it.</param>
public sealed record ListingSpec(
    string Token, string Title, string Description, string Keywords, Money Reward, int Seats, string Html,
    TimeSpan TimeAllowed, TimeSpan Lifetime, TimeSpan AutoApproval, IReadOnlyList<string> ExcludedLists)
{
    /// <summary>Only workers on all of these lists see it.</summary>
    public IReadOnlyList<string> RequiredLists { get; init; } = [];
}
