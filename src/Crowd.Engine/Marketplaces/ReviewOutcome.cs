namespace Crowd.Engine.Marketplaces;

/// <summary>What came of approving or rejecting.</summary>
/// <param name="State">Where the session stands now: possibly not where we wanted it, where somebody (or auto-approval) was first.</param>
/// <param name="AutoDecided">The marketplace had decided before us.</param>
public sealed record ReviewOutcome(SessionState State, bool AutoDecided);
