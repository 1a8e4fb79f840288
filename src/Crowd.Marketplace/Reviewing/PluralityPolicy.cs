using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Reviewing;

/// <summary>SimplePlurality: compares the workers of a HIT with each other when it becomes Reviewable.</summary>
internal sealed record PluralityPolicy(
    IReadOnlyList<string> Questions, int Threshold, bool DisregardRejected, int? DisregardBelowKnownScore, int? ApproveAtLeast, int? RejectBelow,
    string? RejectReason, int? ExtendBelow, Extension Extension)
{
    public static PluralityPolicy Read(PolicyParameters parameters)
    {
        var questions = parameters.Values("QuestionIds").Concat(parameters.Values("QuestionIDs")).Distinct().ToList();
        if (questions.Count == 0)
            throw ApiErrors.Parameter("The review policy SimplePlurality needs the parameter QuestionIds.");
        var extend = parameters.Integer("ExtendIfHITAgreementScoreIsLessThan", 1, 100);
        var most = parameters.Integer("ExtendMaximumAssignments", 2, 25);
        var time = parameters.Integer("ExtendMinimumTimeInSeconds", 60, 31_536_000);
        if (extend is not null && (most is null || time is null))
            throw ApiErrors.Parameter("ExtendIfHITAgreementScoreIsLessThan needs ExtendMaximumAssignments and ExtendMinimumTimeInSeconds.");
        var policy = new PluralityPolicy(
            questions,
            parameters.Integer("QuestionAgreementThreshold", 1, 100)
                ?? throw ApiErrors.Parameter("The review policy SimplePlurality needs the parameter QuestionAgreementThreshold."),
            parameters.Flag("DisregardAssignmentIfRejected"), parameters.Integer("DisregardAssignmentIfKnownAnswerScoreIsLessThan", 1, 101),
            parameters.Integer("ApproveIfWorkerAgreementScoreIsAtLeast", 1, 101), parameters.Integer("RejectIfWorkerAgreementScoreIsLessThan", 1, 101),
            parameters.Text("RejectReason"), extend, new(most ?? 0, time ?? 0));
        parameters.RefuseOthers();
        return policy;
    }

    /// <summary>What the policy finds out about a HIT's submissions, and wants done.</summary>
    public PolicyFindings Judge(string hit, IReadOnlyList<(string Assignment, SubmittedAnswers Answers)> submissions)
    {
        var findings = new PolicyFindings();
        var agreed = new List<(string Question, string Answer)>();
        foreach (var question in Questions)
            if (Agree(hit, question, submissions, findings) is { } answer)
                agreed.Add((question, answer));
        var score = 100 * agreed.Count / Questions.Count;
        findings.Found(hit, "HIT", null, "HitAgreementScore", $"{score}");
        foreach (var (assignment, answers) in submissions)
            Rate(assignment, answers, agreed, findings);
        if (score < ExtendBelow)
            findings.Wants(PolicyActionKind.Extend, hit, null);
        return findings;
    }

    private string? Agree(string hit, string question, IReadOnlyList<(string, SubmittedAnswers Answers)> submissions, PolicyFindings findings)
    {
        var counts = submissions.Select(s => s.Answers.Of(question)).OfType<string>().CountBy(a => a).OrderByDescending(a => a.Value).Take(2).ToList();
        var score = counts.Count == 0 ? 0 : 100 * counts[0].Value / submissions.Count;
        // two answers that are equally frequent agree on nothing
        var answer = counts.Count > 0 && score >= Threshold && (counts.Count == 1 || counts[0].Value > counts[1].Value) ? counts[0].Key : null;
        findings.Found(hit, "HIT", question, "AgreedAnswerFound", answer is null ? "false" : "true");
        if (answer is not null)
            findings.Found(hit, "HIT", question, "AgreedAnswer", answer);
        findings.Found(hit, "HIT", question, "AnswerAgreementScore", $"{score}");
        return answer;
    }

    private void Rate(string assignment, SubmittedAnswers answers, List<(string Question, string Answer)> agreed, PolicyFindings findings)
    {
        if (agreed.Count == 0)
            return;
        var right = agreed.Count(a => answers.Of(a.Question) == a.Answer);
        var score = 100 * right / agreed.Count;
        findings.Found(assignment, "Assignment", null, "WorkerAgreementScore", $"{score}");
        findings.Found(assignment, "Assignment", null, "PluralityAnswersCorrect", $"{right}");
        findings.Found(assignment, "Assignment", null, "PluralityAnswersIncorrect", $"{agreed.Count - right}");
        if (score >= ApproveAtLeast)
            findings.Wants(PolicyActionKind.Approve, assignment, null);
        else if (score < RejectBelow)
            findings.Wants(PolicyActionKind.Reject, assignment, RejectReason);
    }
}
