namespace Crowd.Engine.Reviewing;

/// <summary>What came of correcting a gold label.</summary>
public abstract record GoldCorrectionOutcome
{
    private GoldCorrectionOutcome()
    {
    }

    /// <summary>The label is another one now, and the journal says so.</summary>
    /// <param name="CorrectionId">The correction.</param>
    /// <param name="Facts">Facts of the journal that were written anew.</param>
    /// <param name="Reopened">Actions that rested on the old label.</param>
    /// <param name="NoLongerFiring">Of these, actions that the same rules would not have asked for with the right label.</param>
    public sealed record Corrected(long CorrectionId, int Facts, int Reopened, int NoLongerFiring) : GoldCorrectionOutcome;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Why">A sentence.</param>
    public sealed record Refused(string Why) : GoldCorrectionOutcome;
}
