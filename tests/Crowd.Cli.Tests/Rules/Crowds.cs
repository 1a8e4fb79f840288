using System.Text;
using Crowd.Cli.RuleTrials;
using Crowd.Marketplace.Simulation.Recording;

namespace Crowd.Cli.Tests.Rules;

/// <summary>Small recorded crowds made by chance, the same for the same seed.</summary>
internal static class Crowds
{
    public const int Good = 8;

    /// <summary>200 items, eight workers of 95% and a clicker named w8, who guesses among four classes.</summary>
    public static string Csv(int seed, Func<int, bool>? spoiled = null)
    {
        var random = new Random(seed);
        var text = new StringBuilder("task,worker,label,duration_ms\n");
        for (var (item, row) = (0, 0); item < 200; item++)
        {
            for (var worker = 0; worker <= Good; worker++, row++)
            {
                var right = worker < Good && random.NextDouble() < 0.95;
                var label = right ? item % 4 : random.Next(4);
                text.Append($"t{item},w{worker},{(spoiled?.Invoke(row) == true ? (label + 1) % 4 : label)},{random.Next(5000, 15000)}\n");
            }
        }
        return text.ToString();
    }

    public static string GoldCsv() => $"task,label\n{string.Concat(Enumerable.Range(0, 200).Select(i => $"t{i},{i % 4}\n"))}";

    public static RecordedCampaign Campaign(string csv, double goldShare)
    {
        var recording = RecordingReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "answers.csv", CancellationToken.None);
        return RecordedFolder.Of(recording, Enumerable.Range(0, 200).ToDictionary(i => $"t{i}", i => $"{i % 4}"), goldShare, seed: 1);
    }
}
