namespace Crowd.Engine.Publishing;

/// <summary>Deals check questions to pages: <paramref name="perPage"/> on average, each question equally often, at random places.</summary>
internal sealed class CheckDealer(long[] pool, double perPage, Random random)
{
    private double _owed;
    private int _next;

    /// <summary>The checks of the next page; no more than fit, none twice.</summary>
    public IReadOnlyList<long> NextPage(int places)
    {
        _owed += perPage;
        var count = Math.Min((int)Math.Min(_owed + 1e-9, places), pool.Length);
        _owed -= count;
        var checks = new long[count];
        for (var i = 0; i < count; i++)
            checks[i] = pool[_next++ % pool.Length];
        return checks;
    }

    /// <summary>Puts the checks at random places among the items.</summary>
    public void Mix(IReadOnlyList<long> checks, List<long> items)
    {
        foreach (var check in checks)
            items.Insert(random.Next(items.Count + 1), check);
    }
}
