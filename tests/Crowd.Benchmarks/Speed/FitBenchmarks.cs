using BenchmarkDotNet.Attributes;
using Crowd.Benchmarks.Data;
using Crowd.Quality;
using Crowd.Quality.Categorical;

namespace Crowd.Benchmarks.Speed;

/// <summary>The fits people wait for, by BenchmarkDotNet: run with the argument bdn.</summary>
[InProcess]
[MemoryDiagnoser]
public class FitBenchmarks
{
    private AnswerMatrix _answers = null!;

    [Params("rte", "adult2", "trec2010_relevance")]
    public string Set { get; set; } = "";

    [GlobalSetup]
    public void Load() => _answers = SharedData.Answers(Set).Matrix;

    [Benchmark(Baseline = true)]
    public object Majority() => new MajorityVote().Fit(_answers, new TruthOptions());

    [Benchmark]
    public object OneCoin() => new OneCoin().Fit(_answers, new TruthOptions());

    [Benchmark]
    public object DawidSkene() => new DawidSkene().Fit(_answers, new TruthOptions());

    [Benchmark]
    public object Consensus() => new Consensus().Fit(_answers, new TruthOptions());

    [Benchmark]
    public object LeaveOneOut() => new DawidSkene(new DawidSkeneOptions { MaxIterations = 1 }).Fit(_answers, new TruthOptions()).LeaveOneOut(0.4);
}
