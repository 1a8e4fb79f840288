namespace Crowd.Rules.Evaluation;

/// <summary>
/// For 'surely across workers': how many workers a test has seen, and the evidence of those it is strong against. The bar every one of them
/// must reach is e-BH's: W / (alpha k), k the longest list that satisfies it (Wang and Ramdas 2022, doi 10.1111/rssb.12489).
/// </summary>
internal sealed class RuleBoard
{
    private readonly SortedDictionary<int, Test> _tests = [];

    public bool Changed { get; set; }

    public void Enter(int slot)
    {
        var test = Of(slot);
        test.Workers++;
        test.Bar = null;
        Changed = true;
    }

    public void Set(int slot, double alpha, string worker, double evidence)
    {
        var test = Of(slot);
        if (evidence >= 1 / alpha)
        {
            test.Strong[worker] = evidence;
        }
        else if (!test.Strong.Remove(worker))
        {
            return;
        }

        test.Bar = null;
        Changed = true;
    }

    public double Threshold(int slot, double alpha)
    {
        var test = Of(slot);
        return test.Bar ??= Bar(test, alpha);
    }

    public void Write(BinaryWriter writer, IReadOnlyList<ulong> fingerprints)
    {
        writer.Write(_tests.Count);
        foreach (var (slot, test) in _tests)
        {
            writer.Write(fingerprints[slot]);
            writer.Write(test.Workers);
            writer.Write(test.Strong.Count);
            foreach (var (worker, evidence) in test.Strong)
            {
                writer.Write(worker);
                writer.Write(evidence);
            }
        }
    }

    public void Read(BinaryReader reader, IReadOnlyDictionary<ulong, int> slots)
    {
        _tests.Clear();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var known = slots.TryGetValue(reader.ReadUInt64(), out var slot);
            var test = new Test { Workers = reader.ReadInt64() };
            for (var strong = reader.ReadInt32(); strong > 0; strong--)
            {
                test.Strong[reader.ReadString()] = reader.ReadDouble();
            }

            if (known)
            {
                _tests[slot] = test;
            }
        }
    }

    public void Clear()
    {
        _tests.Clear();
        Changed = true;
    }

    private static double Bar(Test test, double alpha)
    {
        double[] strong = [.. test.Strong.Values.OrderDescending()];
        for (var k = strong.Length; k > 0; k--)
        {
            if (strong[k - 1] >= test.Workers / (alpha * k))
            {
                return test.Workers / (alpha * k);
            }
        }

        return test.Workers / alpha;
    }

    private Test Of(int slot)
    {
        if (!_tests.TryGetValue(slot, out var test))
        {
            _tests[slot] = test = new Test();
        }

        return test;
    }

    private sealed class Test
    {
        public long Workers { get; set; }

        public double? Bar { get; set; }

        public SortedDictionary<string, double> Strong { get; } = new(StringComparer.Ordinal);
    }
}
