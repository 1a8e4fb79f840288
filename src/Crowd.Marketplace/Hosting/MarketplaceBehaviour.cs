namespace Crowd.Marketplace.Hosting;

/// <summary>The real service's slowness, where a profile copies it.</summary>
/// <param name="CallsPerSecond">Each account's rate; null never throttles.</param>
/// <param name="Burst">Calls at once before the rate counts.</param>
/// <param name="ListLag">How long a new HIT is missing from lists.</param>
/// <param name="ModifiableAfter">How long a new HIT refuses changes (but for immediate expiry).</param>
/// <param name="SubmissionLag">How long a submission is not yet seen by the requester.</param>
internal sealed record MarketplaceBehaviour(double? CallsPerSecond, int Burst, TimeSpan ListLag, TimeSpan ModifiableAfter, TimeSpan SubmissionLag)
{
    public static MarketplaceBehaviour Of(MarketplaceProfile profile) => profile == MarketplaceProfile.Realistic
        ? new(10, 20, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1))
        : new(null, 0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
}
