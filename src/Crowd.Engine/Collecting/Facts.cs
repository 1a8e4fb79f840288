using Crowd.Engine.Enforcing;
using Crowd.Rules;

namespace Crowd.Engine.Collecting;

/// <summary>What newly stored answers say about their workers, as evidence for the rules. Pure.</summary>
internal static class Facts
{
    /// <summary>For each answer its label, its time and what is usual by then, for check questions also the score; for each submission how it ended.</summary>
    public static IEnumerable<EvidenceRow> Of(
        IReadOnlyList<StoredSubmission> submissions, IReadOnlyList<StoredAnswer> answers, IReadOnlyList<string> classes, UsualTimes times)
    {
        foreach (var answer in answers)
        {
            var (at, worker, item) = (At(answer.Submission), answer.Submission.WorkerId, answer.Answer.Question.ItemId);
            yield return new EvidenceRow(EvidenceKind.Answer, at, worker, item,
                Word: classes[answer.Answer.Label], N1: answer.Submission.New.MillisecondsPerAnswer, N2: times.Of(item));
            times.Add(item, answer.Submission.New.MillisecondsPerAnswer);
            if (answer.IsCheck)
                yield return new EvidenceRow(EvidenceKind.Gold, at, worker, item,
                    Word: classes[answer.Answer.Question.Gold!.Value], N1: answer.IsRight ? 1 : 0);
        }
        var checks = answers.Where(a => a.IsCheck).ToLookup(a => a.Submission.SubmissionId);
        foreach (var submission in submissions)
            yield return new EvidenceRow(EvidenceKind.Assignment, At(submission), submission.WorkerId, null,
                Page: submission.New.Session.AssignmentId, Word: "submitted", N1: submission.New.Milliseconds,
                N2: checks[submission.SubmissionId].Select(c => c.IsRight ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average());
    }

    private static DateTime At(StoredSubmission submission) => submission.New.Session.SubmittedAt.UtcDateTime;
}
