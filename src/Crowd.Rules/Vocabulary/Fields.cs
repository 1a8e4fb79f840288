namespace Crowd.Rules.Vocabulary;

/// <summary>What single pieces of evidence hold, by the names rules use inside share(...), count(...), where ... and alone (the latest value).</summary>
internal static class Fields
{
    private static readonly Field[] All =
    [
        new("gold.score", EvidenceKind.Gold, Slot.Value, Quantity.Share, "how right an answer to a check question was"),
        new("gold.label", EvidenceKind.Gold, Slot.Text, Quantity.Text, "the check question's known label"),
        new("peers.agrees", EvidenceKind.Peer, Slot.Value, Quantity.Share, "whether an answer agrees with the others' consensus"),
        new("peers.confidence", EvidenceKind.Peer, Slot.Second, Quantity.Share, "chance that this consensus is right"),
        new("peers.credit", EvidenceKind.Peer, Slot.Third, Quantity.Share, "chance of the answer's label, by the others' answers"),
        new("peers.chance", EvidenceKind.Peer, Slot.Fourth, Quantity.Share, "chance of agreeing without looking"),
        new("peers.votes", EvidenceKind.Peer, Slot.Fifth, Quantity.Count, "answers of others the consensus rests on"),
        new("answer.label", EvidenceKind.Answer, Slot.Text, Quantity.Text, "the label given"),
        new("answer.label_share", EvidenceKind.Answer, Slot.Third, Quantity.Share, "how common this label is among others"),
        new("time_on_task", EvidenceKind.Answer, Slot.Value, Quantity.Time, "time an answer took; also as a share 'of usual'", HasUsual: true),
        new("page.outcome", EvidenceKind.Assignment, Slot.Text, Quantity.Text, "accepted, submitted, skipped, returned or expired"),
        new("page.time", EvidenceKind.Assignment, Slot.Value, Quantity.Time, "time from accepting a page to its end"),
        new("page.gold_score", EvidenceKind.Assignment, Slot.Second, Quantity.Share, "share of the page's check questions that were right"),
        new("page.decision", EvidenceKind.Decision, Slot.Text, Quantity.Text, "pending, approved, rejected or \"approved after rejection\""),
        new("review.decision", EvidenceKind.Review, Slot.Text, Quantity.Text, "accepted, fixed or rejected"),
        new("review.reviewer", EvidenceKind.Review, Slot.Other, Quantity.Text, "who reviewed"),
        new("review.score", EvidenceKind.Review, Slot.Value, Quantity.Share, "a reviewer's score"),
        new("review.cross_check", EvidenceKind.Review, Slot.Second, Quantity.Share, "whether a second reviewer agreed"),
        new("training.score", EvidenceKind.Training, Slot.Value, Quantity.Share, "how right a training answer was"),
        new("training.result", EvidenceKind.TrainingResult, Slot.Text, Quantity.Text, "passed or failed"),
        new("training.result_score", EvidenceKind.TrainingResult, Slot.Value, Quantity.Share, "score of a whole training or quiz"),
        new("payment.amount", EvidenceKind.Payment, Slot.Value, Quantity.Money, "money earned"),
        new("copying.same_wrong", EvidenceKind.Pair, Slot.Value, Quantity.Share, "excess share of same wrong answers of two workers"),
        new("copying.p_value", EvidenceKind.Pair, Slot.Second, Quantity.Share, "chance of being so alike by accident"),
        new("copying.log_ratio", EvidenceKind.Pair, Slot.Third, Quantity.Number, "ln of 'copied' against 'independent'"),
        new("copying.shared", EvidenceKind.Pair, Slot.Fourth, Quantity.Count, "items both answered"),
        new("spatial.iou", EvidenceKind.Spatial, Slot.Value, Quantity.Share, "mean overlap (IoU) of a drawing with its reference"),
        new("spatial.pixels", EvidenceKind.Spatial, Slot.Second, Quantity.Pixels, "largest edge error"),
        new("spatial.score", EvidenceKind.Spatial, Slot.Third, Quantity.Share, "share of objects right, by the campaign's tolerance"),
        new("spatial.unmatched", EvidenceKind.Spatial, Slot.Fourth, Quantity.Count, "objects missed or too many"),
        new("spatial.reference", EvidenceKind.Spatial, Slot.Text, Quantity.Text, "gold or peers"),
        new("skill.accuracy", EvidenceKind.Skill, Slot.Value, Quantity.Share, "estimated accuracy under the model"),
        new("skill.low", EvidenceKind.Skill, Slot.Second, Quantity.Share, "lower end of its 95% interval"),
        new("skill.high", EvidenceKind.Skill, Slot.Third, Quantity.Share, "upper end of its 95% interval"),
        new("item.confidence", EvidenceKind.Item, Slot.Value, Quantity.Share, "chance that the item's label is right"),
        new("item.answers", EvidenceKind.Item, Slot.Second, Quantity.Count, "answers the item has"),
        new("item.margin", EvidenceKind.Item, Slot.Third, Quantity.Number, "votes of the leading label ahead of the next"),
        new("item.agreement", EvidenceKind.Item, Slot.Fourth, Quantity.Share, "share of pairs of answers that agree"),
        new("item.label", EvidenceKind.Item, Slot.Text, Quantity.Text, "the leading label"),
        new("captcha.solved", EvidenceKind.Captcha, Slot.Value, Quantity.Share, "whether a captcha was solved"),
        new("access.lost", EvidenceKind.AccessLost, Slot.Text, Quantity.Text, "why access was lost: restriction, \"skill change\", block"),
        new("access.skill", EvidenceKind.AccessLost, Slot.Other, Quantity.Text, "the skill whose change took it"),
        new("model.agrees", EvidenceKind.Model, Slot.Value, Quantity.Share, "whether an answer agrees with a model"),
        new("model.confidence", EvidenceKind.Model, Slot.Second, Quantity.Share, "the model's confidence"),
        .. Named("worker", EvidenceKind.Attribute, Quantity.Text,
            "country", "language", "region", "city", "citizenship", "sex", "education", "adult_allowed", "device", "client", "os", "browser", "user_agent"),
        .. Named("worker", EvidenceKind.Attribute, Quantity.Count, "open_pages", "accounts_at_address", "gold_left", "age", "training_left"),
        .. Named("worker", EvidenceKind.Attribute, Quantity.Number, "os_version", "browser_version"),
        .. Named("campaign", EvidenceKind.Campaign, Quantity.Money, "spend", "budget_left", "wage"),
        .. Named("campaign", EvidenceKind.Campaign, Quantity.Share, "budget_used", "items_done", "accuracy", "expected_error"),
        .. Named("campaign", EvidenceKind.Campaign, Quantity.Count, "workers", "answers_per_hour", "open_items"),
        .. Named("campaign", EvidenceKind.Campaign, Quantity.Number, "alpha", "kappa"),
    ];

    private static readonly (string Prefix, EvidenceKind Kind, Quantity Quantity, string Meaning)[] Open =
    [
        ("attribute.", EvidenceKind.Attribute, Quantity.Any, "any property of a worker by its name"),
        ("qualification.", EvidenceKind.Attribute, Quantity.Number, "the value of a worker's qualification or skill"),
        ("metric.", EvidenceKind.Metric, Quantity.Number, "any score of an answer by its name"),
        ("figure.", EvidenceKind.Campaign, Quantity.Number, "any figure of the campaign by its name"),
    ];

    private static readonly Dictionary<string, Field> ByName = All.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Field> Known => All;

    public static IEnumerable<(string Name, string Meaning)> OpenNames => Open.Select(o => (o.Prefix + "NAME", o.Meaning));

    public static Field? Find(string name)
    {
        if (ByName.TryGetValue(name, out var field))
        {
            return field;
        }

        foreach (var (prefix, kind, quantity, meaning) in Open)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && name.Length > prefix.Length)
            {
                return new Field(name, kind, quantity == Quantity.Text ? Slot.Text : Slot.Value, quantity, meaning, name[prefix.Length..]);
            }
        }

        return null;
    }

    private static IEnumerable<Field> Named(string prefix, EvidenceKind kind, Quantity quantity, params string[] names) =>
        names.Select(n => new Field(
            $"{prefix}.{n}", kind, quantity == Quantity.Text ? Slot.Text : Slot.Value, quantity, $"the {prefix}'s {n.Replace('_', ' ')}", n));
}
