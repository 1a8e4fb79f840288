namespace Crowd.Rules;

/// <summary>What one entry of the evidence journal tells. The number is stored: never reuse one.</summary>
/// <remarks>The factories of <see cref="Evidence"/> say which field holds what.</remarks>
public enum EvidenceKind : short
{
    /// <summary>An answer to a check question, scored against the known label.</summary>
    Gold = 1,

    /// <summary>An answer compared with the consensus of the others on its item (leave-one-out).</summary>
    Peer = 2,

    /// <summary>An answer as given: its label and how long it took.</summary>
    Answer = 3,

    /// <summary>How a taken page ended: submitted, skipped, returned, expired.</summary>
    Assignment = 4,

    /// <summary>A page approved or rejected.</summary>
    Decision = 5,

    /// <summary>A reviewer's judgement of an answer.</summary>
    Review = 6,

    /// <summary>An answer in training.</summary>
    Training = 7,

    /// <summary>A training or quiz that ended: passed or failed.</summary>
    TrainingResult = 8,

    /// <summary>Money earned.</summary>
    Payment = 9,

    /// <summary>How suspiciously alike two workers' answers are.</summary>
    Pair = 10,

    /// <summary>Boxes, polygons, masks or points compared with a reference.</summary>
    Spatial = 11,

    /// <summary>Any other score of an answer, by name: edit distance, key-point similarity, numeric error.</summary>
    Metric = 12,

    /// <summary>A new estimate of a worker's skill.</summary>
    Skill = 13,

    /// <summary>A new estimate of an item's label.</summary>
    Item = 14,

    /// <summary>A named property of a worker: country, device, qualification, pages open at once.</summary>
    Attribute = 15,

    /// <summary>A test that the worker is a person.</summary>
    Captcha = 16,

    /// <summary>The worker lost access to the campaign.</summary>
    AccessLost = 17,

    /// <summary>An answer compared with a model's prediction.</summary>
    Model = 18,

    /// <summary>A named figure of the whole campaign: spend, agreement, answers an hour.</summary>
    Campaign = 19,
}
