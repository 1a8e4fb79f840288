using Crowd.Benchmarks.Accuracy;
using Crowd.Benchmarks.Data;
using Crowd.Quality.Categorical;

var rest = args.Skip(1).ToArray();
switch (args.FirstOrDefault())
{
    case "accuracy":
        AccuracyTable.Run(
            rest.Length > 0 ? rest[0].Split(',') : SharedData.Categorical,
            rest.Length > 1 ? rest[1].Split(',') : [.. TruthMethods.All.Select(method => method.Name)]);
        return 0;
    default:
        Console.Error.WriteLine("usage: accuracy [SETS [METHODS]]");
        return 2;
}
