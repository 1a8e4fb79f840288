namespace Crowd.Quality.Agreement;

/// <summary>A counter by pair of workers: open addressing over one array of keys, since pairs come by the million.</summary>
internal sealed class PairCounts
{
    private long[] _keys = new long[1024];
    private int[] _values = new int[1024];

    public int Count { get; private set; }

    public static long Key(int a, int b) => a < b ? ((long)a << 32) | (uint)b : ((long)b << 32) | (uint)a;

    /// <summary>Where the pair's number is kept; 0 at first.</summary>
    public ref int this[long key]
    {
        get
        {
            if (Count * 2 >= _keys.Length)
            {
                Grow();
            }

            var slot = Find(key);
            if (_keys[slot] == 0)
            {
                _keys[slot] = key + 1;
                Count++;
            }

            return ref _values[slot];
        }
    }

    public bool TryGet(long key, out int value)
    {
        var slot = Find(key);
        value = _values[slot];
        return _keys[slot] != 0;
    }

    public IEnumerable<(long Key, int Value)> All()
    {
        for (var slot = 0; slot < _keys.Length; slot++)
        {
            if (_keys[slot] != 0)
            {
                yield return (_keys[slot] - 1, _values[slot]);
            }
        }
    }

    private int Find(long key)
    {
        var mask = _keys.Length - 1;
        var slot = (int)SplitMix64.Mix((ulong)key) & mask;
        while (_keys[slot] != 0 && _keys[slot] != key + 1)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        var (keys, values) = (_keys, _values);
        (_keys, _values) = (new long[keys.Length * 2], new int[keys.Length * 2]);
        for (var old = 0; old < keys.Length; old++)
        {
            if (keys[old] != 0)
            {
                var slot = Find(keys[old] - 1);
                (_keys[slot], _values[slot]) = (keys[old], values[old]);
            }
        }
    }
}
