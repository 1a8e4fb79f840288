using Crowd.Quality.Categorical;
using Spectre.Console;

namespace Crowd.Cli.Scoring;

/// <summary>Progress bars on the error stream; nothing where that is not a terminal.</summary>
internal sealed class ScoreDisplay
{
    private readonly ProgressContext? _bars;

    private ScoreDisplay(ProgressContext? bars) => _bars = bars;

    /// <summary>Does the work with bars to show it.</summary>
    public static T Show<T>(Func<ScoreDisplay, T> work)
    {
        if (Console.IsErrorRedirected)
            return work(new ScoreDisplay(null));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(bars => work(new ScoreDisplay(bars)));
    }

    /// <summary>A bar for reading; takes the share of the file that has been read.</summary>
    public Action<double>? Reading()
    {
        var bar = _bars?.AddTask("reading", maxValue: 1);
        return bar is null ? null : share => bar.Value = share;
    }

    /// <summary>A bar for one method's iterations: of the most it may do, though most fits need fewer.</summary>
    public IProgress<FitProgress>? Fitting(string method)
    {
        var bar = _bars?.AddTask(Markup.Escape(method));
        return bar is null ? null : new Bar(bar);
    }

    private sealed class Bar(ProgressTask bar) : IProgress<FitProgress>
    {
        public void Report(FitProgress value) => (bar.MaxValue, bar.Value) = (value.MaxIterations, value.Iteration);
    }
}
