namespace Crowd.Rules.Tests.Vocabulary;

/// <summary>Whatever a peer's reviewers can say, ours can say: each row states an entry of a peer's vocabulary and shows it firing and not firing.</summary>
public class VocabularyTests
{
    private static IEnumerable<TestCaseData> Rows() =>
        new[] { TolokaRows.All, MTurkRows.All, LabelStudioRows.All, CvatRows.All, AppenRows.All, OtherRows.All, SupersetRows.All }
            .SelectMany(r => r).Select(r => new TestCaseData(r).SetArgDisplayNames(r.ToString()));

    [TestCaseSource(nameof(Rows))]
    public void Says(Row row)
    {
        var rules = Some.Rules(row.Yaml);

        Assert.That(Fires(rules, row.Fires), Is.True, $"should fire on: {row.Fires}");
        Assert.That(Fires(rules, row.Not), Is.False, $"should not fire on: {row.Not}");
    }

    [TestCase("Toloka",
        "total_assignments_count accepted_assignments_rate rejected_assignments_rate assignments_accepted_count pending_assignments_count accepted_assignments_count "
        + "rejected_assignments_count assessment_event total_submitted_count fast_submitted_count stored_results_count success_rate fail_rate total_answers_count "
        + "correct_answers_rate incorrect_answers_rate golden_set_answers_count golden_set_correct_answers_rate golden_set_incorrect_answers_rate "
        + "income_sum_for_last_24_hours skipped_in_row_count submitted_assignments_count next_assignment_available pool_access_revoked_reason skill_id "
        + "RESTRICTION RESTRICTION_V2 SET_SKILL SET_SKILL_FROM_OUTPUT_FIELD CHANGE_OVERLAP APPROVE_ALL_ASSIGNMENTS REJECT_ALL_ASSIGNMENTS")]
    [TestCase("MTurk",
        "ApproveIfKnownAnswerScoreIsAtLeast ApproveReason RejectIfKnownAnswerScoreIsLessThan RejectReason ExtendIfKnownAnswerScoreIsLessThan ExtendMaximumAssignments "
        + "ExtendMinimumTimeInSeconds QuestionAgreementThreshold DisregardAssignmentIfRejected DisregardAssignmentIfKnownAnswerScoreIsLessThan "
        + "ExtendIfHITAgreementScoreIsLessThan ApproveIfWorkerAgreementScoreIsAtLeast RejectIfWorkerAgreementScoreIsLessThan "
        + "LessThan LessThanOrEqualTo GreaterThan GreaterThanOrEqualTo EqualTo NotEqualTo Exists DoesNotExist In NotIn")]
    public void Every_key_of_a_peer_has_a_row(string peer, string keys)
    {
        var entries = Rows().Select(r => (Row)r.Arguments[0]!).Where(r => r.Peer == peer).Select(r => r.Entry).ToList();

        Assert.That(keys.Split(' ').Where(k => !entries.Exists(e => e.Split(' ', ',', '/').Contains(k))), Is.Empty);
    }

    // Fed piece by piece, then looked at once more by the clock, as the engine does.
    private static bool Fires(RuleSet rules, string text)
    {
        var journal = JournalText.Read(text, rules.Rules[0].Subject == SubjectKind.Item, out var end);
        var evaluator = new RuleEvaluator(rules, Some.Noon);
        var states = evaluator.NewStates();
        var verdicts = new List<Verdict>();
        foreach (var evidence in journal)
        {
            evaluator.Observe(evidence, states, verdicts);
        }

        foreach (var subject in states.Subjects.ToList())
        {
            evaluator.LookAt(subject, journal.Count, end, states, verdicts);
        }

        return verdicts.Count > 0;
    }
}
