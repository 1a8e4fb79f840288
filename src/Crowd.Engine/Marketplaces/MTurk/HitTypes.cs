using System.Collections.Concurrent;
using System.Globalization;
using Amazon.MTurk;
using Amazon.MTurk.Model;

namespace Crowd.Engine.Marketplaces.MTurk;

/// <summary>The HIT types of this process: one for all pages that look alike to workers. The service gives the same id for the same properties.</summary>
internal sealed class HitTypes(IAmazonMTurk client, CallGate gate)
{
    private readonly ConcurrentDictionary<Key, Task<string>> _types = new();

    /// <summary>The type of a listing, made on first use.</summary>
    public async Task<string> OfAsync(ListingSpec spec, CancellationToken cancellationToken)
    {
        var key = new Key(spec.Title, spec.Description, spec.Keywords, spec.Reward, spec.TimeAllowed, spec.AutoApproval, string.Join(',', spec.ExcludedLists), string.Join(',', spec.RequiredLists));
        var type = _types.GetOrAdd(key, static (_, state) => state.Types.CreateAsync(state.Spec, CancellationToken.None), (Types: this, Spec: spec));
        try
        {
            return await type.WaitAsync(cancellationToken);
        }
        catch (MarketplaceException)
        {
            // A failure is not remembered: whoever comes next tries anew.
            _types.TryRemove(new(key, type));
            throw;
        }
    }

    private async Task<string> CreateAsync(ListingSpec spec, CancellationToken cancellationToken)
    {
        var request = new CreateHITTypeRequest
        {
            Title = spec.Title,
            Description = spec.Description,
            Keywords = spec.Keywords.Length == 0 ? null : spec.Keywords,
            Reward = Usd(spec.Reward),
            AssignmentDurationInSeconds = (long)spec.TimeAllowed.TotalSeconds,
            AutoApprovalDelayInSeconds = (long)spec.AutoApproval.TotalSeconds,
            QualificationRequirements = spec.ExcludedLists.Count + spec.RequiredLists.Count == 0
                ? null
                : [.. spec.ExcludedLists.Select(l => Who(l, Comparator.DoesNotExist)), .. spec.RequiredLists.Select(l => Who(l, Comparator.Exists))],
        };
        var response = await gate.CallAsync("CreateHITType", true, token => client.CreateHITTypeAsync(request, token), cancellationToken);
        return response.HITTypeId;
    }

    /// <summary>An amount as the wire wants it: dollars with two decimals.</summary>
    public static string Usd(Money amount) => amount.Usd.ToString("0.00", CultureInfo.InvariantCulture);

    private static QualificationRequirement Who(string list, Comparator comparator) => new()
    {
        QualificationTypeId = list,
        Comparator = comparator,
        ActionsGuarded = HITAccessActions.DiscoverPreviewAndAccept,
    };

    private sealed record Key(string Title, string Description, string Keywords, Money Reward, TimeSpan TimeAllowed, TimeSpan AutoApproval, string Excluded, string Required);
}
