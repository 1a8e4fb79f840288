using BenchmarkDotNet.Running;
using Crowd.Benchmarks.Accuracy;
using Crowd.Benchmarks.Data;
using Crowd.Benchmarks.Redundancy;
using Crowd.Benchmarks.Rules;
using Crowd.Benchmarks.Speed;
using Crowd.Quality.Categorical;

var rest = args.Skip(1).ToArray();
switch (args.FirstOrDefault())
{
    case "accuracy":
        AccuracyTable.Run(
            rest.Length > 0 ? rest[0].Split(',') : SharedData.Categorical,
            rest.Length > 1 ? rest[1].Split(',') : [.. TruthMethods.All.Select(method => method.Name)]);
        return 0;
    case "model":
        ModelTable.Run(rest.Length > 0 ? int.Parse(rest[0]) : 5);
        return 0;
    case "speed":
        PeerTable.Run(rest.Length > 0 ? rest[0].Split(',') : SharedData.Categorical);
        return 0;
    case "floor":
        Floor.Run("1,000,000 answers, 5 an item, 1,000 workers", Synthetic.Campaign(200_000, 5, 1_000, 4));
        Floor.Run("1,000,000 answers, 5 an item, 100,000 workers", Synthetic.Campaign(200_000, 5, 100_000, 4));
        Scale.Threads("1,000,000 answers, 5 an item, 1,000 workers", Synthetic.Campaign(200_000, 5, 1_000, 4));
        Scale.Threads("1,000,000 answers, 5 an item, 100,000 workers", Synthetic.Campaign(200_000, 5, 100_000, 4));
        return 0;
    case "scale":
        Scale.Run(rest.Length > 0 ? int.Parse(rest[0]) : 1_000_000);
        return 0;
    case "process" when rest.Length > 0:
        WholeProcess.Run(rest[0], rest.Length > 1 ? rest[1] : null, rest.Length > 2 ? rest[2].Split(',') : ["rte", "adult2", "trec2010_relevance", "imagenet_real"]);
        return 0;
    case "redundancy":
        ReplayTable.Run(rest.Length > 0 ? int.Parse(rest[0]) : 20);
        return 0;
    case "bdn":
        BenchmarkSwitcher.FromAssembly(typeof(FitBenchmarks).Assembly).Run(rest.Length > 0 ? rest : ["--filter", "*"]);
        return 0;
    case "rules-speed":
        EvaluationSpeed.Run(rest.Length > 0 ? int.Parse(rest[0]) : 1_000_000);
        return 0;
    case "rules-batch":
        await BatchSpeed.RunAsync(rest.Length > 0 ? int.Parse(rest[0]) : 1_000_000, EvaluationSpeed.RuleFile(), CancellationToken.None);
        return 0;
    case "rules-trial":
        TrialTables.Print(rest.Length > 0 ? int.Parse(rest[0]) : 100_000, rest.Length > 1 ? rest[1] : "config/rules/recommended.yaml");
        return 0;
    default:
        Console.Error.WriteLine(
            "usage: accuracy [SETS [METHODS]] | model [SEEDS] | speed [SETS] | floor | scale [ANSWERS] | process CROWD [PEER [SETS]] | redundancy [SEEDS] | rules-speed [ANSWERS] | rules-batch [ANSWERS] | rules-trial [WORKERS [RULES]] | bdn");
        return 2;
}
