using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Tests.Support;

/// <summary>The workers' side of the fake, and its money.</summary>
internal sealed partial class FakeMarketplace
{
    /// <summary>Lets a worker take a seat and send what <paramref name="answer"/> says to each item's key. False where no seat is free for them.</summary>
    public bool Work(FakeHit hit, string worker, Func<string, string?> answer) =>
        Accept(hit, worker) is { } session && Submit(hit, session, Document(Keys(hit).Select(answer)));

    public FakeSession? Accept(FakeHit hit, string worker)
    {
        lock (_lock)
        {
            if (hit.Free(clock.GetUtcNow()) == 0 || hit.Sessions.Exists(s => s.WorkerId == worker) || _blocked.Contains(worker)
                || hit.Spec.ExcludedLists.Any(l => _lists[l].ContainsKey(worker)) || !hit.Spec.RequiredLists.All(l => _lists[l].ContainsKey(worker)))
                return null;
            var session = new FakeSession($"S{Interlocked.Increment(ref _next)}", worker, clock.GetUtcNow() - TimeTaken(worker));
            hit.Sessions.Add(session);
            return session;
        }
    }

    public bool Submit(FakeHit hit, FakeSession session, string document)
    {
        lock (_lock)
        {
            session.SubmittedAt = clock.GetUtcNow();
            session.Answer = document;
            if (hit.Spec.AutoApproval == TimeSpan.Zero)
                Pay(hit, session, fromHold: true);
            return true;
        }
    }

    /// <summary>The items of a page, by the mark that pages carry.</summary>
    public static IReadOnlyList<string> Keys(FakeHit hit) =>
        [.. Regex.Matches(hit.Spec.Html, "data-item=\"([^\"]*)\"").Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value))];

    /// <summary>The answer document for the labels of questions 1, 2, …; null leaves one out.</summary>
    public static string Document(IEnumerable<string?> labels)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"ASCII\"?><QuestionFormAnswers xmlns=\"http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd\">");
        foreach (var (label, i) in labels.Select((l, i) => (l, i + 1)))
            if (label is not null)
                xml.Append($"<Answer><QuestionIdentifier>q{i}</QuestionIdentifier><FreeText>{SecurityElement.Escape(label)}</FreeText></Answer>");
        return xml.Append("</QuestionFormAnswers>").ToString();
    }

    /// <summary>What auto-approval would do by now.</summary>
    public void AutoApprove()
    {
        lock (_lock)
            foreach (var hit in _hits.Values)
                foreach (var session in hit.Sessions.Where(s => s.State == SessionState.Submitted && s.SubmittedAt + hit.Spec.AutoApproval <= clock.GetUtcNow()))
                    Pay(hit, session, fromHold: true);
    }

    /// <summary>Gives back what is held for seats of listings that have expired by now.</summary>
    public void ReleaseExpired()
    {
        lock (_lock)
            foreach (var hit in _hits.Values.Where(h => h.Expires <= clock.GetUtcNow()))
                Expire(hit);
    }

    /// <summary>The worker's score on a list; null where he is not on it.</summary>
    public int? Score(string list, string worker)
    {
        lock (_lock)
            return _lists.GetValueOrDefault(list)?.TryGetValue(worker, out var score) == true ? score : null;
    }

    /// <summary>All that a run leaves on lists and blocks, in words, for comparisons.</summary>
    public IReadOnlyList<string> Standing()
    {
        lock (_lock)
            return [.. _lists.SelectMany(l => l.Value.Select(w => $"{l.Key}: {w.Key} = {w.Value}")).Concat(_blocked.Select(w => $"blocked: {w}")).Order(StringComparer.Ordinal)];
    }

    private bool Offer(FakeHit hit, DateTimeOffset until)
    {
        hit.Expires = until;
        if (_released.Remove(hit.Id))
            Held += Cost(hit) * (hit.Spec.Seats - hit.Sessions.Count);
        return true;
    }

    private bool Expire(FakeHit hit)
    {
        if (!_released.Add(hit.Id))
            return false;
        hit.Expires = hit.Expires < clock.GetUtcNow() ? hit.Expires : clock.GetUtcNow();
        Held -= Cost(hit) * (hit.Spec.Seats - hit.Sessions.Count);
        return true;
    }

    private readonly HashSet<string> _released = [];

    private ReviewOutcome Decide(string assignmentId, SessionState wanted)
    {
        var (hit, session) = Find(assignmentId);
        if (session.State != SessionState.Submitted)
            return new ReviewOutcome(session.State, true);
        if (wanted == SessionState.Approved)
        {
            Pay(hit, session, fromHold: true);
        }
        else
        {
            session.State = SessionState.Rejected;
            Held -= Cost(hit);
        }
        return new ReviewOutcome(session.State, false);
    }

    private void Pay(FakeHit hit, FakeSession session, bool fromHold)
    {
        session.State = SessionState.Approved;
        Rewards += hit.Spec.Reward;
        Fees += FeePerSeat(hit.Spec.Reward, hit.Spec.Seats);
        if (fromHold)
            Held -= Cost(hit);
    }

    private Money Cost(FakeHit hit) => hit.Spec.Reward + FeePerSeat(hit.Spec.Reward, hit.Spec.Seats);

    private (FakeHit Hit, FakeSession Session) Find(string assignmentId)
    {
        foreach (var hit in _hits.Values)
            if (hit.Sessions.Find(s => s.AssignmentId == assignmentId) is { } session)
                return (hit, session);
        throw new MarketplaceException(MarketplaceFailure.Refused, $"Assignment {assignmentId} does not exist.");
    }
}
