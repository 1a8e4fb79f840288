namespace Crowd.Marketplace.Taking;

/// <summary>What a worker gets to see of a HIT before taking it.</summary>
public abstract record PreviewOutcome
{
    private PreviewOutcome() { }

    /// <summary>The HIT. <paramref name="MayAccept"/>: all requirements are met and a slot is free.</summary>
    public sealed record Shown(HitPage Page, bool MayAccept) : PreviewOutcome;

    /// <summary>A requirement that guards the preview is not met.</summary>
    public sealed record NotEligible : PreviewOutcome;

    /// <summary>The requester has blocked the worker.</summary>
    public sealed record Blocked : PreviewOutcome;

    /// <summary>There is no such HIT, or in a group none that the worker could take.</summary>
    public sealed record NoSuchHit : PreviewOutcome;

    /// <summary>There is no such worker, or the account is closed.</summary>
    public sealed record NoSuchWorker : PreviewOutcome;
}
