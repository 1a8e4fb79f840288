using System.Diagnostics;
using System.Text;
using Crowd.Rules;

namespace Crowd.Benchmarks.Rules;

/// <summary>200 rules over a batch of 1,000 answers from 500 workers with a million answers of history: states loaded, evidence fed, states written.</summary>
internal static class EvaluationSpeed
{
    private const int RuleCount = 200;
    private const int Workers = 500;
    private const int BatchAnswers = 1000;
    private const int Batches = 20;
    private const int SaveEvery = 50_000;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Run(int historyAnswers)
    {
        var rules = RuleSet.Parse(RuleFile(), "200.yaml") is RuleSetResult.Valid valid ? valid.Rules : throw new InvalidOperationException("The rules are wrong.");
        var evaluator = new RuleEvaluator(rules, Start);
        var verdicts = new List<Verdict>();
        var source = new AnswerSource(Workers);
        var states = evaluator.NewStates();
        var watch = Stopwatch.StartNew();
        foreach (var evidence in source.Next(historyAnswers))
        {
            evaluator.Observe(evidence, states, verdicts);
        }

        Console.WriteLine($"{rules.Rules.Count} rules; history of {historyAnswers:N0} answers fed in {watch.Elapsed.TotalSeconds:F1} s, {verdicts.Count} verdicts");
        var stored = states.Subjects.ToDictionary(s => s, states.Write);
        Console.WriteLine($"{stored.Count} states, {stored.Values.Average(b => b.Length):F0} bytes each on average");
        var feeds = new List<double>();
        for (var batch = 0; batch < Batches; batch++)
        {
            var journal = source.Next(BatchAnswers).ToList();
            var began = Environment.CpuUsage.TotalTime;
            foreach (var evidence in journal)
            {
                evaluator.Observe(evidence, states, verdicts);
            }

            feeds.Add((Environment.CpuUsage.TotalTime - began).TotalMilliseconds);
        }

        Console.WriteLine($"batch of {BatchAnswers} answers, processor time: evaluation {Text(feeds)}");
        Console.WriteLine($"what is done once in {SaveEvery:N0} facts or after a restart: writing the states {Text(Several(() => _ = states.Subjects.Sum(s => (long)states.Write(s).Length)))}, "
            + $"reading them {Text(Several(() => Load(evaluator, stored)))}");
    }

    private static string Text(List<double> milliseconds)
    {
        milliseconds.Sort();
        return $"median {milliseconds[milliseconds.Count / 2]:F0} ms (best {milliseconds[0]:F0})";
    }

    private static void Load(RuleEvaluator evaluator, Dictionary<Subject, byte[]> stored)
    {
        var states = evaluator.NewStates();
        foreach (var (subject, bytes) in stored)
        {
            states.Load(subject, bytes);
        }
    }

    // Processor time, not the clock's: other work on the machine must not count.
    private static List<double> Several(Action work)
    {
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var began = Environment.CpuUsage.TotalTime;
            work();
            times.Add((Environment.CpuUsage.TotalTime - began).TotalMilliseconds);
        }

        return times;
    }

    // Forty rules of each of five kinds, no two alike; like rules in use, they seldom fire.
    public static string RuleFile()
    {
        var yaml = new StringBuilder();
        for (var i = 0; i < RuleCount / 5; i++)
        {
            Rule(yaml, $"gold {i}", $"gold.accuracy < {50 + i}.5% surely and gold.answers >= 5", "exclude, discard since: first-doubt");
            Rule(yaml, $"peers {i}", $"peers.accuracy < {50 + i}% surely(99%)", "exclude, recollect");
            Rule(yaml, $"haste {i}", $"share(time_on_task < {5 + i}% of usual) over last {10 + i} answers > 50% surely(99%)", "warn");
            Rule(yaml, $"mix {i}", $"labels.same_in_a_row >= {40 + i} or labels.entropy < 0.{i + 10}", "flag");
            Rule(yaml, $"counts {i}", $"peers.error_rate over last {20 + i} answers > {75 + (i / 2)}% and answers over last 1 hour > {1 + i}", "warn");
        }

        return yaml.ToString();
    }

    private static void Rule(StringBuilder yaml, string name, string when, string then) =>
        yaml.Append("- rule: ").AppendLine(name).Append("  when: ").AppendLine(when).Append("  then: [").Append(then).AppendLine("]");

    /// <summary>Workers of 55% to 95% accuracy, a tenth of the answers gold.</summary>
    private sealed class AnswerSource(int workers)
    {
        private readonly Random _random = new(1);
        private readonly string[] _names = [.. Enumerable.Range(0, workers).Select(w => $"w{w}")];
        private long _sequence;

        public IEnumerable<Evidence> Next(int answers)
        {
            for (var i = 0; i < answers; i++)
            {
                var worker = _random.Next(workers);
                var at = Start.AddSeconds(_sequence);
                var right = _random.NextDouble() < 0.55 + (0.4 * worker / workers);
                yield return Evidence.Answer(++_sequence, at, _names[worker], "i", right ? "a" : "b", 2000 + _random.Next(15_000), 10_000, 0.5);
                yield return _random.Next(10) == 0
                    ? Evidence.Gold(++_sequence, at, _names[worker], "i", right ? 1 : 0)
                    : Evidence.Peer(++_sequence, at, _names[worker], "i", right ? 1 : 0, 0.8 + (0.2 * _random.NextDouble()), votes: 3);
            }
        }
    }
}
