namespace Crowd.Rules;

/// <summary>
/// One entry of the evidence journal: an immutable fact, in a total order. Rules are functions of the journal alone, so every decision can
/// be computed again from it, bit for bit. Make entries by the factories: they say what each field means for its kind.
/// </summary>
/// <remarks>
/// Numbers that do not apply are NaN. A fact that proves wrong later (a corrected gold label) is not edited: the journal of the campaign is
/// written anew under a new generation and the states are rebuilt from it, which restarts the guarantee of the tests.
/// </remarks>
public readonly record struct Evidence
{
    /// <summary>A consensus of others less sure than this judges nobody.</summary>
    public const double LeastReference = 0.7;

    private const string EitherOr = "either-or";

    /// <summary>Position in the journal: strictly rising in the order in which facts became final.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it became final. Never before the entry with the sequence before.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it tells.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>The worker it is about; null for facts of an item or campaign.</summary>
    public string? Worker { get; init; }

    /// <summary>The second worker of a pair, the reviewer of a review, the name of an attribute, metric or figure.</summary>
    public string? Other { get; init; }

    /// <summary>The item (or page, for assignments and decisions) it is about.</summary>
    public string? Item { get; init; }

    /// <summary>A word: label, outcome, decision, attribute.</summary>
    public string? Text { get; init; }

    /// <summary>First number; its meaning is the kind's.</summary>
    public double Value { get; init; }

    /// <summary>Second number.</summary>
    public double Second { get; init; }

    /// <summary>Third number.</summary>
    public double Third { get; init; }

    /// <summary>Fourth number.</summary>
    public double Fourth { get; init; }

    /// <summary>Fifth number.</summary>
    public double Fifth { get; init; }

    /// <summary>A scored check question. <paramref name="score"/>: 1 right, 0 wrong, or a share in between. <paramref name="truth"/>: the known label.</summary>
    public static Evidence Gold(long sequence, DateTimeOffset at, string worker, string item, double score, string? truth = null) =>
        Of(sequence, at, EvidenceKind.Gold, score) with { Worker = worker, Item = item, Text = truth };

    /// <summary>An answer against the leave-one-out consensus.</summary>
    /// <param name="sequence">Position in the journal.</param>
    /// <param name="at">When the reference became final.</param>
    /// <param name="worker">Who answered.</param>
    /// <param name="item">What was answered.</param>
    /// <param name="agrees">1 if the label is the others' consensus, 0 if not, 1/t for one of t tied leaders.</param>
    /// <param name="confidence">Chance that this consensus is right (leave-one-out posterior of its label, tempered), in (0, 1].</param>
    /// <param name="modelCredit">Leave-one-out posterior of the label the worker gave; NaN if not computed.</param>
    /// <param name="chance">Chance of agreeing without looking, for the chance-corrected measure; NaN if not computed.</param>
    /// <param name="votes">Answers of others that the consensus rests on.</param>
    /// <param name="classes">Labels there were to choose from; 0 if unknown. Of two, one is wrong: two wrong answers are then the same.</param>
    public static Evidence Peer(
        long sequence, DateTimeOffset at, string worker, string item, double agrees, double confidence,
        double modelCredit = double.NaN, double chance = double.NaN, int votes = 0, int classes = 0) =>
        Of(sequence, at, EvidenceKind.Peer, agrees) with
        {
            Worker = worker, Item = item, Second = confidence, Third = modelCredit, Fourth = chance, Fifth = votes, Text = WordOfClasses(classes),
        };

    /// <summary>What the <see cref="Text"/> of a <see cref="EvidenceKind.Peer"/> says of the classes: <c>either-or</c> if there are two, else nothing.</summary>
    public static string? WordOfClasses(int classes) => classes == 2 ? EitherOr : null;

    /// <summary>Chance, at least, that a wrong answer agrees with a wrong consensus: 1 with two classes, 0 where it is not known.</summary>
    internal double Coincidence => Text == EitherOr ? 1 : 0;

    /// <summary>An answer as given.</summary>
    /// <param name="sequence">Position in the journal.</param>
    /// <param name="at">When it was submitted.</param>
    /// <param name="worker">Who answered.</param>
    /// <param name="item">What was answered.</param>
    /// <param name="label">The label given; null if the answer is none.</param>
    /// <param name="milliseconds">Time on task.</param>
    /// <param name="usualMilliseconds">What is usual for this item (median of others); NaN if unknown.</param>
    /// <param name="labelShare">Share of this label among the others' answers to this worker's items; NaN if unknown.</param>
    public static Evidence Answer(
        long sequence, DateTimeOffset at, string worker, string item, string? label, double milliseconds,
        double usualMilliseconds = double.NaN, double labelShare = double.NaN) =>
        Of(sequence, at, EvidenceKind.Answer, milliseconds) with
        {
            Worker = worker, Item = item, Text = label, Second = usualMilliseconds, Third = labelShare,
        };

    /// <summary>A page taken, or how it ended. <paramref name="outcome"/>: <c>accepted</c>, <c>submitted</c>, <c>skipped</c>, <c>returned</c>, <c>expired</c>.</summary>
    /// <param name="sequence">Position in the journal.</param>
    /// <param name="at">When it ended.</param>
    /// <param name="worker">Who had it.</param>
    /// <param name="page">Assignment id.</param>
    /// <param name="outcome">How it ended, or that it was accepted.</param>
    /// <param name="milliseconds">Time from accept to end.</param>
    /// <param name="goldScore">Share of the page's check questions answered right; NaN if it had none.</param>
    public static Evidence Assignment(
        long sequence, DateTimeOffset at, string worker, string page, string outcome, double milliseconds, double goldScore = double.NaN) =>
        Of(sequence, at, EvidenceKind.Assignment, milliseconds) with { Worker = worker, Item = page, Text = outcome, Second = goldScore };

    /// <summary>A page decided: <c>pending</c>, <c>approved</c>, <c>rejected</c>, <c>approved after rejection</c>.</summary>
    public static Evidence Decision(long sequence, DateTimeOffset at, string worker, string page, string decision) =>
        Of(sequence, at, EvidenceKind.Decision, double.NaN) with { Worker = worker, Item = page, Text = decision };

    /// <summary>
    /// A review of an answer: <c>accepted</c>, <c>fixed</c>, <c>rejected</c>, with a score 0 to 1; <paramref name="crossChecked"/> is 1 where a
    /// second reviewer agreed, 0 where not, NaN where none looked.
    /// </summary>
    public static Evidence Review(
        long sequence, DateTimeOffset at, string worker, string item, string reviewer, string decision, double score, double crossChecked = double.NaN) =>
        Of(sequence, at, EvidenceKind.Review, score) with { Worker = worker, Item = item, Other = reviewer, Text = decision, Second = crossChecked };

    /// <summary>A scored answer in training.</summary>
    public static Evidence Training(long sequence, DateTimeOffset at, string worker, string item, double score) =>
        Of(sequence, at, EvidenceKind.Training, score) with { Worker = worker, Item = item };

    /// <summary>A training that ended, with its score 0 to 1.</summary>
    public static Evidence TrainingResult(long sequence, DateTimeOffset at, string worker, bool passed, double score) =>
        Of(sequence, at, EvidenceKind.TrainingResult, score) with { Worker = worker, Text = passed ? "passed" : "failed" };

    /// <summary>Money earned, in dollars, and the working time it is for.</summary>
    public static Evidence Payment(long sequence, DateTimeOffset at, string worker, double dollars, double milliseconds = double.NaN) =>
        Of(sequence, at, EvidenceKind.Payment, dollars) with { Worker = worker, Second = milliseconds };

    /// <summary>
    /// How alike two workers are on items both answered: excess share of same wrong answers (0 to 1), the chance of that by accident,
    /// and the log-likelihood ratio "copied" against "independent" (see <c>Crowd.Quality</c>).
    /// </summary>
    public static Evidence Pair(
        long sequence, DateTimeOffset at, string worker, string other, double shared, double sameWrong, double pValue, double logRatio = double.NaN) =>
        Of(sequence, at, EvidenceKind.Pair, sameWrong) with { Worker = worker, Other = other, Second = pValue, Third = logRatio, Fourth = shared };

    /// <summary>
    /// A drawing against a reference (<c>gold</c> or <c>peers</c>): mean IoU of matched objects, largest edge error in pixels, share of objects right,
    /// objects missed or too many.
    /// </summary>
    public static Evidence Spatial(
        long sequence, DateTimeOffset at, string worker, string item, double iou, double pixels, double score, double missedOrExtra = double.NaN, string reference = "gold") =>
        Of(sequence, at, EvidenceKind.Spatial, iou) with { Worker = worker, Item = item, Second = pixels, Third = score, Fourth = missedOrExtra, Text = reference };

    /// <summary>Any other number by which an answer is judged, by name (<c>oks</c>, <c>edit distance</c>, <c>error</c>).</summary>
    public static Evidence Metric(long sequence, DateTimeOffset at, string worker, string item, string name, double value) =>
        Of(sequence, at, EvidenceKind.Metric, value) with { Worker = worker, Item = item, Other = name };

    /// <summary>A new skill estimate: posterior mean accuracy and its 95% interval.</summary>
    public static Evidence Skill(long sequence, DateTimeOffset at, string worker, double mean, double low, double high) =>
        Of(sequence, at, EvidenceKind.Skill, mean) with { Worker = worker, Second = low, Third = high };

    /// <summary>A new estimate of an item's label: its calibrated confidence, answers so far, votes ahead of the runner-up, agreement.</summary>
    public static Evidence ItemEstimate(
        long sequence, DateTimeOffset at, string item, string? label, double confidence, double answers, double margin, double agreement = double.NaN) =>
        Of(sequence, at, EvidenceKind.Item, confidence) with { Item = item, Text = label, Second = answers, Third = margin, Fourth = agreement };

    /// <summary>A named property of a worker, as a word or as a number.</summary>
    public static Evidence Attribute(long sequence, DateTimeOffset at, string worker, string name, string? text, double value = double.NaN) =>
        Of(sequence, at, EvidenceKind.Attribute, value) with { Worker = worker, Other = name, Text = text };

    /// <summary>A captcha shown: 1 solved, 0 not.</summary>
    public static Evidence Captcha(long sequence, DateTimeOffset at, string worker, double solved) =>
        Of(sequence, at, EvidenceKind.Captcha, solved) with { Worker = worker };

    /// <summary>Access lost, and why: <c>restriction</c>, <c>skill change</c> (of which skill), <c>block</c>.</summary>
    public static Evidence AccessLost(long sequence, DateTimeOffset at, string worker, string reason, string? skill = null) =>
        Of(sequence, at, EvidenceKind.AccessLost, double.NaN) with { Worker = worker, Text = reason, Other = skill };

    /// <summary>An answer against a model's prediction: 1 agrees, 0 not, with the model's confidence.</summary>
    public static Evidence Model(long sequence, DateTimeOffset at, string worker, string item, double agrees, double confidence) =>
        Of(sequence, at, EvidenceKind.Model, agrees) with { Worker = worker, Item = item, Second = confidence };

    /// <summary>A named figure of the campaign.</summary>
    public static Evidence Campaign(long sequence, DateTimeOffset at, string name, double value) =>
        Of(sequence, at, EvidenceKind.Campaign, value) with { Other = name };

    private static Evidence Of(long sequence, DateTimeOffset at, EvidenceKind kind, double value) =>
        new() { Sequence = sequence, At = at, Kind = kind, Value = value, Second = double.NaN, Third = double.NaN, Fourth = double.NaN, Fifth = double.NaN };
}
