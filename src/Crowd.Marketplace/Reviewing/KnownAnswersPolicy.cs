using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Reviewing;

/// <summary>ScoreMyKnownAnswers: holds a submission against known answers, once.</summary>
internal sealed record KnownAnswersPolicy(
    IReadOnlyList<(string Question, List<string> Answers)> Known, int? ApproveAtLeast, string? ApproveReason, int? RejectBelow, string? RejectReason,
    int? ExtendBelow, Extension Extension)
{
    public static KnownAnswersPolicy Read(PolicyParameters parameters)
    {
        var known = parameters.Entries("AnswerKey");
        if (known.Count == 0)
            throw ApiErrors.Parameter("The review policy ScoreMyKnownAnswers needs the parameter AnswerKey with MapEntries.");
        var policy = new KnownAnswersPolicy(
            known, parameters.Integer("ApproveIfKnownAnswerScoreIsAtLeast", 0, 101), parameters.Text("ApproveReason"),
            parameters.Integer("RejectIfKnownAnswerScoreIsLessThan", 0, 101), parameters.Text("RejectReason"),
            parameters.Integer("ExtendIfKnownAnswerScoreIsLessThan", 0, 101),
            new(parameters.Integer("ExtendMaximumAssignments", 2, 25) ?? 5, parameters.Integer("ExtendMinimumTimeInSeconds", 60, 31_536_000) ?? 0));
        parameters.RefuseOthers();
        return policy;
    }

    /// <summary>What the policy finds out about an assignment, and wants done.</summary>
    public PolicyFindings Judge(string assignment, string hit, SubmittedAnswers answers)
    {
        var right = Known.Count(k => answers.Matches(k.Question, k.Answers));
        var score = 100 * right / Known.Count;
        var findings = new PolicyFindings();
        findings.Found(assignment, "Assignment", null, "KnownAnswerScore", $"{score}");
        findings.Found(assignment, "Assignment", null, "KnownAnswersCorrect", $"{right}");
        findings.Found(assignment, "Assignment", null, "KnownAnswersIncorrect", $"{Known.Count - right}");
        if (score >= ApproveAtLeast)
            findings.Wants(PolicyActionKind.Approve, assignment, ApproveReason);
        else if (score < RejectBelow)
            findings.Wants(PolicyActionKind.Reject, assignment, RejectReason);
        if (score < ExtendBelow)
            findings.Wants(PolicyActionKind.Extend, hit, null);
        return findings;
    }
}
