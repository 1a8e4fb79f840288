using Crowd.Quality.Sequential;

namespace Crowd.Rules;

/// <summary>
/// Campaigns in which nine workers of ten stand exactly at the limit and one is bad (half of these 50%, half 30% right), up to 200 answers
/// each: how many of those acted on are good.
/// </summary>
public static class TogetherTrial
{
    private const int Rounds = 200;

    /// <summary>Runs the campaigns of the options.</summary>
    /// <param name="options">Sizes, limit, seed.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static IReadOnlyList<TogetherTrialRow> Run(SurelyTrialOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var test = RateTest.Below(options.Limit, new RateTestOptions { Alpha = options.Alpha, MinimumEvidence = options.Minimum });
        var campaigns = new Campaign[options.Campaigns];
        Parallel.For(0, options.Campaigns, new ParallelOptions { CancellationToken = cancellationToken }, c => campaigns[c] = Play(test, options, (ulong)c));
        return
        [
            Row("surely across workers (e-BH)", campaigns, c => c.Together),
            Row("surely, each worker alone", campaigns, c => c.Alone),
            Row("accuracy < limit after 10 answers", campaigns, c => c.Naive),
        ];
    }

    private static Campaign Play(RateTest test, SurelyTrialOptions options, ulong number)
    {
        var workers = options.CampaignWorkers;
        var campaign = new Campaign(workers);
        var random = new RandomStream(options.Seed, (7UL << 48) + number);
        var evidence = new RateEvidence[workers];
        var correct = new int[workers];
        var current = new double[workers];
        for (var round = 1; round <= Rounds; round++)
        {
            for (var w = 0; w < workers; w++)
            {
                var right = random.Chance(Accuracy(w, options));
                correct[w] += right ? 1 : 0;
                evidence[w] = campaign.Together[w] > 0 ? evidence[w] : test.Observe(evidence[w], right ? 1 : 0);
                current[w] = evidence[w].Count >= options.Minimum ? evidence[w].Value : 0;
                campaign.Alone[w] = campaign.Alone[w] == 0 && test.HasCrossed(evidence[w]) ? round : campaign.Alone[w];
                campaign.Naive[w] = campaign.Naive[w] == 0 && round >= 10 && correct[w] < options.Limit * round ? round : campaign.Naive[w];
            }

            foreach (var w in FalseDiscovery.ByEvidence(current, options.Alpha))
            {
                campaign.Together[w] = campaign.Together[w] == 0 ? round : campaign.Together[w];
            }
        }

        return campaign;
    }

    private static double Accuracy(int worker, SurelyTrialOptions options) => (worker % 20) switch
    {
        0 => 0.5,
        1 => 0.3,
        _ => options.Limit,
    };

    private static bool IsBad(int worker) => worker % 20 <= 1;

    private static TogetherTrialRow Row(string rule, Campaign[] campaigns, Func<Campaign, int[]> of)
    {
        var shares = campaigns.Select(c => FalseShare(of(c))).ToList();
        var bad = campaigns.SelectMany(c => of(c).Where((_, w) => IsBad(w))).ToList();
        var found = bad.Where(n => n > 0).Order().ToList();
        return new TogetherTrialRow(rule, shares.Average(), shares.Max(), (double)found.Count / bad.Count, found.Count > 0 ? found[(found.Count - 1) / 2] : double.NaN);
    }

    private static double FalseShare(int[] acted)
    {
        var all = acted.Count(n => n > 0);
        return all == 0 ? 0 : (double)acted.Where((n, w) => n > 0 && !IsBad(w)).Count() / all;
    }

    private sealed class Campaign(int workers)
    {
        public int[] Together { get; } = new int[workers];

        public int[] Alone { get; } = new int[workers];

        public int[] Naive { get; } = new int[workers];
    }
}
