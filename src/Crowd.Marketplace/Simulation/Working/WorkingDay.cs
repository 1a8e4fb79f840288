using Crowd.Marketplace.Simulation.Browsing;
using Crowd.Marketplace.Simulation.Populations;

namespace Crowd.Marketplace.Simulation.Working;

/// <summary>One simulated worker's life on the marketplace: arrive, sign in, take, look, think, submit, rest.</summary>
internal sealed class WorkingDay(SimulatedWorker worker, WorkerBrowser browser, SimulatedPlace place)
{
    private static readonly TimeSpan ShortestPatience = TimeSpan.FromSeconds(10), LongestPatience = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, long> _nothingFor = [];
    private TimeSpan _patience = ShortestPatience;
    private TimeSpan _inSession;
    private int _session = 1;

    public async Task LiveAsync(CancellationToken cancellationToken)
    {
        await place.PassAsync(worker.FirstArrival(), cancellationToken);
        await place.TalkAsync(() => browser.SignInAsync(cancellationToken), cancellationToken);
        place.Tally.Arrived();
        while (true)
        {
            var change = place.Board.NextChange;
            if (await TakeAsync(cancellationToken) is { } taken)
            {
                _patience = ShortestPatience;
                await DoAsync(taken, cancellationToken);
            }
            else if (!await place.WaitAsync(change, _patience, cancellationToken))
            {
                // A slot that was given back while another was taken shows no rise: who waits long asks anyway, less and less often.
                _nothingFor.Clear();
                _patience = _patience < LongestPatience ? _patience * 2 : LongestPatience;
            }
        }
    }

    private async Task<TakenAssignment?> TakeAsync(CancellationToken cancellationToken)
    {
        foreach (var notice in place.Board.Open.Where(notice => _nothingFor.GetValueOrDefault(notice.GroupId) < notice.Version))
        {
            Reply<TakenAssignment> reply = default;
            await place.TalkAsync(async () => reply = await browser.TakeNextAsync(notice.GroupId, cancellationToken), cancellationToken);
            if (reply.Value is { } taken)
            {
                return taken;
            }

            place.Tally.Refused(reply.Refusal!.Code);
            _nothingFor[notice.GroupId] = notice.Version;
        }

        return null;
    }

    private async Task DoAsync(TakenAssignment taken, CancellationToken cancellationToken)
    {
        Reply<QuestionPage> opened = default;
        await place.TalkAsync(async () => opened = await browser.OpenAsync(taken, cancellationToken), cancellationToken);
        if (opened.Value is not { } page)
        {
            await place.TalkAsync(() => browser.ReturnAsync(taken, cancellationToken), cancellationToken);
            place.Tally.Refused(opened.Refusal!.Code);
            return;
        }

        var labels = page.Controls.ToDictionary(control => control, Answer);
        var time = TimeSpan.FromTicks(page.Controls.Sum(control => worker.TimeOn(control.Item + control.Name).Ticks));
        time = time < TimeSpan.FromSeconds(taken.AllottedSeconds) ? time : TimeSpan.FromSeconds(taken.AllottedSeconds);
        await place.PassAsync(time, cancellationToken);
        await place.TalkAsync(() => SubmitAsync(taken, page, labels, time, cancellationToken), cancellationToken);
        await RestAsync(time, cancellationToken);
    }

    private async Task SubmitAsync(
        TakenAssignment taken, QuestionPage page, Dictionary<Control, string> labels, TimeSpan time, CancellationToken cancellationToken)
    {
        if (await browser.SubmitAsync(taken, page, labels, time, cancellationToken) is { Code: not "already" } refusal)  // "already": the marketplace had it, only its reply was lost
        {
            place.Tally.Refused(refusal.Code);
            return;
        }

        place.Tally.Given(worker.Id, labels.Count);
    }

    private string Answer(Control control)
    {
        var truth = place.TruthOf(control);
        return worker.Choose(control.Item, truth, control.Options.Count > 0 ? control.Options : place.Vocabulary, _inSession);
    }

    private async Task RestAsync(TimeSpan worked, CancellationToken cancellationToken)
    {
        _inSession += worked;
        if (_inSession >= worker.SessionLength(_session))
        {
            await place.PassAsync(worker.PauseAfter(_session++), cancellationToken);
            _inSession = TimeSpan.Zero;
        }
    }
}
