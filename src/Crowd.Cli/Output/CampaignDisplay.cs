using Crowd.Engine.Campaigns;
using Crowd.Engine.Marketplaces;
using Spectre.Console;

namespace Crowd.Cli.Output;

/// <summary>Shows a campaign's progress while it runs: a live table in a terminal, a line now and then elsewhere. On the error stream.</summary>
internal sealed class CampaignDisplay(CampaignProgressQuery campaigns, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Shows the campaign until <paramref name="ended"/> says so.</summary>
    public Task RunAsync(long campaignId, Func<CampaignProgress, Task<bool>> ended, CancellationToken cancellationToken) =>
        _console.Profile.Capabilities.Interactive && !Console.IsErrorRedirected
            ? _console.Live(new Text("starting ...")).StartAsync(live => FollowAsync(campaignId, ended, p => live.UpdateTarget(Table(p)), cancellationToken))
            : FollowAsync(campaignId, ended, Lines(), cancellationToken);

    private async Task FollowAsync(long campaignId, Func<CampaignProgress, Task<bool>> ended, Action<CampaignProgress> show, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (true)
        {
            var progress = await campaigns.FindAsync(campaignId, cancellationToken)
                ?? throw new InvalidOperationException($"Campaign {campaignId} has vanished.");
            show(progress);
            if (await ended(progress))
                return;
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private Action<CampaignProgress> Lines()
    {
        DateTimeOffset? last = null;
        return progress =>
        {
            var now = clock.GetUtcNow();
            if (last is not null && now - last < LineEvery && progress.State == "running")
                return;
            last = now;
            Console.Error.WriteLine($"{progress.Name}: {progress.State}, {progress.ItemsDone} of {progress.Items} items, {progress.Answers} answers, "
                + $"agreement {Share(progress.Agreement)}, spent {new Money(progress.SpentMicros)}, {progress.WorkersOut} of {progress.Workers} workers excluded");
        };
    }

    private static Table Table(CampaignProgress p)
    {
        var table = new Table().Border(TableBorder.Rounded).Title($"[bold]{Markup.Escape(p.Name)}[/] {Markup.Escape(p.State)}");
        table.AddColumns("Items", "Answers", "Agreement", "Confidence", "Spent", "Workers excluded");
        table.AddRow(
            $"{p.ItemsDone} of {p.Items} {Bar(p.ItemsDone, p.Items)}", $"{p.Answers} of {p.AnswersWanted} {Bar(p.Answers, p.AnswersWanted)}",
            Share(p.Agreement), Share(p.Confidence), $"{new Money(p.SpentMicros)} of {new Money(p.BudgetMicros)}", $"{p.WorkersOut} of {p.Workers}");
        return table;
    }

    private static string Bar(int part, int whole)
    {
        var filled = whole == 0 ? 0 : Math.Clamp(part * 12 / whole, 0, 12);
        return new string('█', filled) + new string('░', 12 - filled);
    }

    private static string Share(double? share) => share is { } s ? $"{s * 100:0.0} %" : "–";
}
