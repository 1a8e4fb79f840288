namespace Crowd.Engine.Tests.Support;

/// <summary>Workers of the fake marketplace who answer what is open.</summary>
/// <remarks>They are honest: nobody takes a page with a question of the work that they have answered before.</remarks>
internal sealed class FakeCrowd(FakeMarketplace marketplace, int workers, Func<string, string, string?> answer)
{
    private readonly HashSet<(string Worker, string Item)> _done = [];

    /// <summary>Lets everyone take every seat that is free for them, up to so many takes.</summary>
    /// <returns>How many seats were taken.</returns>
    public int Work(int most = int.MaxValue)
    {
        var taken = 0;
        foreach (var hit in marketplace.Hits.OrderBy(h => h.Id.Length).ThenBy(h => h.Id, StringComparer.Ordinal))
            for (var w = 1; w <= workers && taken < most; w++)
            {
                var worker = $"A{w}";
                var keys = FakeMarketplace.Keys(hit).Where(k => !k.StartsWith('g')).ToList();
                if (keys.Exists(k => _done.Contains((worker, k))) || !marketplace.Work(hit, worker, key => answer(worker, key)))
                    continue;
                taken++;
                _done.UnionWith(keys.Select(k => (worker, k)));
            }
        return taken;
    }

    /// <summary>Everyone says cat.</summary>
    public static FakeCrowd Agreeing(FakeMarketplace marketplace, int workers = 5) => new(marketplace, workers, (_, _) => "cat");
}
