using System.Collections.Concurrent;
using Crowd.Marketplace.Simulation.Browsing;
using Crowd.Marketplace.Simulation.Recording;
using Crowd.Marketplace.Simulation.Replaying;

namespace Crowd.Marketplace.Simulation;

/// <summary>
/// Lets the workers of a recording work on a marketplace in sandbox mode, over HTTP as a browser would. Each takes the HITs
/// whose items they answered and gives the recorded answer: in recorded order as HITs open, each answer at most once, as
/// fast as the marketplace allows. Recorded work times reach the requester as submit time − accept time.
/// </summary>
public sealed class ReplayCrowd : IDisposable
{
    private readonly AnswerRecording _recording;
    private readonly ReplayOptions _options;
    private readonly WorkerHttp _http;
    private readonly ReplayBook _book;
    private readonly ConcurrentDictionary<string, WorkerBrowser> _browsers = [];
    private readonly SemaphoreSlim _work = new(0);
    private readonly Lock _lock = new();
    private long _quietSince;

    private ReplayCrowd(Uri baseAddress, AnswerRecording recording, ReplayOptions options)
    {
        (_recording, _options) = (recording, options);
        _http = new WorkerHttp(baseAddress, options.Hands + 1, options.Clock);
        _book = new ReplayBook(recording);
        _quietSince = options.Clock.GetTimestamp();
    }

    /// <summary>Runs until nothing is left to give, or until cancelled: that is how a finished campaign ends it.</summary>
    /// <param name="baseAddress">The marketplace.</param>
    /// <param name="recording">Who answered what.</param>
    /// <param name="options">How to run.</param>
    /// <param name="progress">Told about four times a second; may be null.</param>
    /// <param name="cancellationToken">Ends the run; what was done until then is returned all the same.</param>
    /// <exception cref="MarketplaceUnreachableException">The marketplace was away for two minutes.</exception>
    public static async Task<ReplayResult> RunAsync(
        Uri baseAddress, AnswerRecording recording, ReplayOptions options, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        using var crowd = new ReplayCrowd(baseAddress, recording, options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll([crowd.WatchAsync(progress, stop), .. Enumerable.Range(0, options.Hands).Select(_ => crowd.WorkAsync(stop))]);
        progress?.Report(crowd.Progress());
        return crowd.Result();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _work.Dispose();
    }

    private async Task WorkAsync(CancellationTokenSource stop) => await UntilStoppedAsync(stop, async () =>
    {
        while (true)
        {
            await _work.WaitAsync(stop.Token);
            ReplayTurn? turn;
            lock (_lock)
            {
                turn = _book.Next();
            }

            if (turn is not null)
            {
                var outcome = await TakeTurnAsync(turn, stop.Token);
                Change(() => _book.Finish(turn, outcome));
            }
        }
    });

    private async Task WatchAsync(IProgress<ReplayProgress>? progress, CancellationTokenSource stop) => await UntilStoppedAsync(stop, async () =>
    {
        var watcher = new HitWatcher(await BrowserAsync(_book.Workers[0].WorkerId, _book.Workers[0].Name, stop.Token), _book, Change);
        while (_book.Left > 0)
        {
            await watcher.LookAsync(stop.Token);
            progress?.Report(Progress());
            await Task.Delay(watcher.Pause, _options.Clock, stop.Token);
        }

        await stop.CancelAsync();
    });

    // One hand's failure, or the end, stops them all; being stopped is not a failure.
    private static async Task UntilStoppedAsync(CancellationTokenSource stop, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task<TurnOutcome> TakeTurnAsync(ReplayTurn turn, CancellationToken cancellationToken)
    {
        var browser = await BrowserAsync(turn.Worker.WorkerId, turn.Worker.Name, cancellationToken);
        var (taken, refusal) = await browser.TakeHitAsync(turn.Hit.HitId, cancellationToken);
        if (refusal is not null)
        {
            return TurnOutcome.Of(refusal.Code);
        }

        (var page, refusal) = await browser.OpenAsync(taken!, cancellationToken);
        if (refusal is not null)
        {
            await browser.ReturnAsync(taken!, cancellationToken);
            return TurnOutcome.Of(refusal.Code);
        }

        if (LabelsFor(page!, turn) is not { } labels)
        {
            await browser.ReturnAsync(taken!, cancellationToken);
            return new TurnOutcome(AnswerState.Refused, "not_on_page");
        }

        refusal = await browser.SubmitAsync(taken!, page!, labels, WorkTime(turn, taken!), cancellationToken);
        return refusal is null ? TurnOutcome.Given : TurnOutcome.Of(refusal.Code);
    }

    private Dictionary<Control, string>? LabelsFor(QuestionPage page, ReplayTurn turn)
    {
        var labels = new Dictionary<Control, string>();
        foreach (var answer in turn.Answers.Select(answer => _recording[answer]))
        {
            var (item, label) = (_recording.Items[answer.Item], _recording.Labels[answer.Label]);
            if (page.Controls.FirstOrDefault(control => control.Item == item && control.Offers(label)) is not { } control)
            {
                return null;
            }

            labels[control] = label;
        }

        return labels;
    }

    private TimeSpan? WorkTime(ReplayTurn turn, TakenAssignment taken)
    {
        if (turn.Answers.Any(answer => _recording[answer].Duration is null))
        {
            return null;
        }

        var recorded = TimeSpan.FromTicks(turn.Answers.Sum(answer => _recording[answer].Duration!.Value.Ticks));
        var most = TimeSpan.FromSeconds(taken.AllottedSeconds);
        return recorded < most ? recorded : most;
    }

    private async Task<WorkerBrowser> BrowserAsync(string workerId, string name, CancellationToken cancellationToken)
    {
        if (_browsers.TryGetValue(workerId, out var known))
        {
            return known;
        }

        var browser = new WorkerBrowser(_http, workerId, name);
        await browser.SignInAsync(cancellationToken);
        return _browsers.GetOrAdd(workerId, browser);
    }

    private void Change(Action change)
    {
        lock (_lock)
        {
            var idle = _book.IsIdle;
            var ready = _book.Ready;
            change();
            if (idle != _book.IsIdle || !_book.IsIdle)
            {
                _quietSince = _options.Clock.GetTimestamp();
            }

            if (_book.Ready > ready)
            {
                _work.Release(_book.Ready - ready);
            }
        }
    }

    private ReplayProgress Progress()
    {
        lock (_lock)
        {
            var quiet = _book.IsIdle ? _options.Clock.GetElapsedTime(_quietSince) : TimeSpan.Zero;
            return new ReplayProgress(_book.Tally.Given, _book.Tally.Refused, _book.Left, _book.Tally.WorkersOut, quiet);
        }
    }

    private ReplayResult Result()
    {
        lock (_lock)
        {
            return new ReplayResult(
                _book.Tally.Given,
                _book.Left,
                _book.Tally.Refusals,
                [.. _book.Workers.Where(worker => worker.IsOut).Select(worker => worker.Name)],
                _book.Workers.ToDictionary(worker => worker.WorkerId, worker => worker.Name));
        }
    }
}
