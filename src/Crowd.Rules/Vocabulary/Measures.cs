namespace Crowd.Rules.Vocabulary;

/// <summary>Names for figures that rules use often, each defined in the language itself.</summary>
internal static class Measures
{
    // Definition: In the language.
    // ByConfidence: Scored against references that may be wrong: only those at least 70% sure count, and 'surely' allows for their errors.
    internal sealed record Named(string Name, string Definition, string Meaning, bool ByConfidence = false);

    private static readonly Named[] All =
    [
        new("gold.accuracy", "mean(gold.score)", "share of check questions answered right"),
        new("gold.error_rate", "shortfall(gold.score)", "share of check questions answered wrong"),
        new("gold.answers", "count(gold.score)", "check questions answered"),
        new("gold.correct", "count(gold.score >= 50%)", "check questions answered right"),
        new("gold.wrong", "count(gold.score < 50%)", "check questions answered wrong"),
        new("gold.wrong_in_a_row", "streak(gold.score < 50%)", "wrong check questions in a row, up to now"),
        new("gold.correct_in_a_row", "streak(gold.score >= 50%)", "right check questions in a row, up to now"),
        new("peers.agreement", "mean(peers.agrees)", "share of answers that agree with the others' consensus"),
        new("peers.accuracy", $"mean(peers.agrees) where peers.confidence >= {Evidence.LeastReference * 100:0}%", "accuracy judged by the others' consensus where it is at least 70% sure", true),
        new("peers.error_rate", "shortfall(peers.agrees)", "share of answers that differ from the others' consensus"),
        new("peers.kappa", "kappa(peers.agrees)", "agreement corrected for chance"),
        new("peers.model_agreement", "mean(peers.credit)", "agreement under the model"),
        new("peers.answers", "count(peers.agrees)", "answers compared with the others' consensus"),
        new("peers.agreeing", "count(peers.agrees >= 50%)", "answers that agree with it"),
        new("peers.differing", "count(peers.agrees < 50%)", "answers that differ from it"),
        new("answers", "count(time_on_task)", "answers given"),
        new("labels.entropy", "entropy(answer.label)", "variety of the labels given, in bits"),
        new("labels.divergence", "divergence(answer.label)", "chance of so unusual a mix of labels by accident (G-test)"),
        new("labels.same_in_a_row", "run(answer.label)", "the same label in a row, up to now"),
        new("pages.taken", "count(page.outcome) where page.outcome != accepted", "pages taken"),
        new("pages.submitted", "count(page.outcome = submitted)", "pages submitted"),
        new("pages.skipped", "count(page.outcome = skipped)", "pages skipped"),
        new("pages.returned", "count(page.outcome = returned)", "pages returned"),
        new("pages.expired", "count(page.outcome = expired)", "pages left to expire"),
        new("pages.skipped_in_a_row", "streak(page.outcome = skipped) where page.outcome != accepted", "pages skipped in a row, up to now"),
        new("skip_rate", "share(page.outcome = skipped) where page.outcome != accepted", "share of pages skipped"),
        new("return_rate", "share(page.outcome = returned) where page.outcome != accepted", "share of pages returned"),
        new("expiry_rate", "share(page.outcome = expired) where page.outcome != accepted", "share of pages left to expire"),
        new("pages.decided", "count(page.decision in [approved, rejected])", "pages approved or rejected"),
        new("pages.approved", "count(page.decision = approved)", "pages approved"),
        new("pages.rejected", "count(page.decision = rejected)", "pages rejected"),
        new("pages.pending", "pending(page.decision)", "pages that wait for a decision"),
        new("approval_rate", "share(page.decision = approved) where page.decision in [approved, rejected]", "share of decided pages that were approved"),
        new("rejection_rate", "share(page.decision = rejected) where page.decision in [approved, rejected]", "share of decided pages that were rejected"),
        new("reviews", "count(review.decision)", "answers reviewed"),
        new("reviews.accepted", "count(review.decision = accepted)", "answers a reviewer accepted"),
        new("reviews.fixed", "count(review.decision = fixed)", "answers a reviewer had to fix"),
        new("reviews.rejected", "count(review.decision = rejected)", "answers a reviewer rejected"),
        new("reviews.acceptance_rate", "share(review.decision = accepted)", "share of reviewed answers accepted as they were"),
        new("reviews.rejection_rate", "share(review.decision = rejected)", "share of reviewed answers rejected"),
        new("reviews.score", "mean(review.score)", "mean review score"),
        new("reviews.agreement", "mean(review.cross_check)", "share of cross-checked reviews a second reviewer agreed with"),
        new("training.accuracy", "mean(training.score)", "share of training answers right"),
        new("training.answers", "count(training.score)", "training answers"),
        new("training.attempts", "count(training.result)", "trainings finished"),
        new("training.passed", "count(training.result = passed)", "trainings passed"),
        new("training.failed", "count(training.result = failed)", "trainings failed"),
        new("income", "sum(payment.amount)", "money earned"),
        new("payments", "count(payment.amount)", "payments"),
        new("wage", "per_hour(payment.amount)", "money earned per hour worked"),
        new("spatial.accuracy", "mean(spatial.score)", "share of objects right"),
        new("spatial.mean_iou", "mean(spatial.iou)", "mean overlap with the reference"),
        new("spatial.answers", "count(spatial.score)", "drawings compared with a reference"),
        new("captcha.success_rate", "mean(captcha.solved)", "share of captchas solved"),
        new("captcha.fail_rate", "shortfall(captcha.solved)", "share of captchas not solved"),
        new("captcha.count", "count(captcha.solved)", "captchas shown"),
        new("model.agreement", "mean(model.agrees)", "share of answers that agree with the model"),
        new("model.answers", "count(model.agrees)", "answers compared with the model"),
        new("idle", "idle(page.outcome) where page.outcome != accepted", "time since the last page ended"),
        new("tenure", "tenure(page.outcome)", "time since the first page ended"),
    ];

    private static readonly Dictionary<string, Named> ByName = All.ToDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Named> Known => All;

    public static Named? Find(string name) => ByName.GetValueOrDefault(name);
}
