namespace Crowd.Rules.Tests.Vocabulary;

internal static class MTurkRows
{
    private const string Peer = "MTurk";

    public static readonly Row[] All =
    [
        // ScoreMyKnownAnswers
        new(Peer, "ApproveIfKnownAnswerScoreIsAtLeast", "happens(page.gold_score >= 80%)", "approve", "page:submitted/9000/.8", "page:submitted/9000/.7"),
        new(Peer, "ApproveReason", "happens(page.gold_score >= 80%)", "approve ; \"message: thank you, all check questions were right\"", "page:submitted/9000/.9", "page:submitted/9000/.5"),
        new(Peer, "ApproveIfKnownAnswerScoreIsAtLeast 0 (always)", "happens(page.outcome = submitted)", "approve", "page:submitted", "page:returned"),
        new(Peer, "RejectIfKnownAnswerScoreIsLessThan, RejectReason", "happens(page.gold_score < 30%)", "\"reject: fewer than 30% of the known answers were right\"", "page:submitted/9000/.2", "page:submitted/9000/.3"),
        new(Peer, "ExtendIfKnownAnswerScoreIsLessThan, ExtendMaximumAssignments", "happens(page.gold_score < 50%)", "ask 1 more answer up to 5", "page:submitted/9000/.4", "page:submitted/9000/.5"),
        new(Peer, "ExtendMinimumTimeInSeconds", "happens(page.gold_score < 50%)", "extend by 3600 s", "page:submitted/9000/.4", "page:submitted"),

        // SimplePlurality
        new(Peer, "QuestionAgreementThreshold", "item.agreement >= 60%", "finish", "item:cat/.9/3/1/.7", "item:cat/.9/3/1/.5", "item"),
        new(Peer, "ExtendIfHITAgreementScoreIsLessThan", "item.agreement < 60% and item.answers >= 3 and item.answers < 9", "ask 1 more answer up to 9 ; extend by 1 day", "item:cat/.6/3/1/.5", "item:cat/.6/9/1/.5", "item"),
        new(Peer, "DisregardAssignmentIfRejected", "happens(page.decision = rejected)", "discard this", "decision:rejected", "decision:approved"),
        new(Peer, "DisregardAssignmentIfKnownAnswerScoreIsLessThan", "happens(page.gold_score < 40%)", "discard this", "page:submitted/1/.3", "page:submitted/1/.4"),
        new(Peer, "ApproveIfWorkerAgreementScoreIsAtLeast", "happens(peers.agrees >= 50%)", "approve", "peer:1", "peer:0"),
        new(Peer, "RejectIfWorkerAgreementScoreIsLessThan, RejectReason", "happens(peers.agrees < 50%)", "\"reject: most others gave another answer\"", "peer:0", "peer:1"),
        new(Peer, "(beyond it: the worker across HITs)", "peers.accuracy < 70% surely", "exclude", "peer:0/.95*12", "peer:1/.95*50"),

        // qualification comparators
        new(Peer, "LessThan", "qualification.q < 5", "exclude", "attr:q/4", "attr:q/5"),
        new(Peer, "LessThanOrEqualTo", "qualification.q <= 5", "exclude", "attr:q/5", "attr:q/6"),
        new(Peer, "GreaterThan", "qualification.q > 5", "exclude", "attr:q/6", "attr:q/5"),
        new(Peer, "GreaterThanOrEqualTo", "qualification.q >= 5", "exclude", "attr:q/5", "attr:q/4"),
        new(Peer, "EqualTo", "qualification.q = 5", "exclude", "attr:q/5", "attr:q/4"),
        new(Peer, "NotEqualTo", "qualification.q != 5", "exclude", "attr:q/4", "attr:q/5"),
        new(Peer, "Exists", "qualification.q exists", "exclude", "attr:q/1", "attr:z/1"),
        new(Peer, "DoesNotExist", "qualification.q is missing and answers > 0", "exclude", "answer:a", "attr:q/1 answer:a"),
        new(Peer, "In", "worker.country in [US, CA]", "exclude", "attr:country/CA", "attr:country/DE"),
        new(Peer, "NotIn", "worker.country not in [US, CA]", "exclude", "attr:country/DE", "attr:country/CA"),

        // levers
        new(Peer, "override a rejection", "happens(review.decision = accepted)", "approve overriding rejection", "review:accepted", "review:rejected"),
        new(Peer, "bonus", "gold.correct_in_a_row >= 3", "\"bonus $0.05: three in a row\"", "gold:1*3", "gold:1*2 gold:0 gold:1*2"),
        new(Peer, "notify", "gold.wrong_in_a_row >= 2", "\"message: please read the instructions again\"", "gold:0*2", "gold:0 gold:1 gold:0"),
        new(Peer, "block", "copying.p_value < 0.01% and copying.same_wrong >= 30%", "\"block: copies answers\"", "pair:40/.5/.00001", "pair:40/.1/.2", "pair"),
        new(Peer, "expire, delete", "campaign.budget_left <= $0", "expire", "figure:budget_left/0", "figure:budget_left/1", "campaign"),
        new(Peer, "extend", "item.margin < 1 and item.answers >= 3", "ask 2 more answers", "item:cat/.5/4/0", "item:cat/.9/4/4", "item"),

        // events
        new(Peer, "AssignmentAccepted", "happens(page.outcome = accepted)", "alert", "page:accepted", "page:submitted"),
        new(Peer, "AssignmentAbandoned", "happens(page.outcome = expired)", "alert", "page:expired", "page:submitted"),
        new(Peer, "AssignmentReturned", "return_rate over last 20 pages > 50% and pages.taken >= 4", "warn", "page:returned*3 page:submitted", "page:accepted*9 page:returned page:submitted*3"),
        new(Peer, "AssignmentSubmitted", "happens(page.outcome = submitted)", "\"webhook: https://example.org/hook\"", "page:submitted", "page:returned"),
        new(Peer, "AssignmentRejected", "happens(page.decision = rejected)", "alert", "decision:rejected", "decision:approved"),
        new(Peer, "AssignmentApproved", "happens(page.decision = approved)", "alert", "decision:approved", "decision:rejected"),
        new(Peer, "HITReviewable", "item.answers >= 3", "route to review", "item:cat/.9/3/3", "item:cat/.9/2/2", "item"),
    ];
}
