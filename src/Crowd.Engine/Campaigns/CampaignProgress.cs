namespace Crowd.Engine.Campaigns;

/// <summary>Where a campaign stands, in one row: for the console, the live display and reports.</summary>
public sealed record CampaignProgress
{
    /// <summary>The campaign's id.</summary>
    public required long CampaignId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>draft, running, paused, completed or cancelled.</summary>
    public required string State { get; init; }

    /// <summary>Why it is paused or cancelled, if so.</summary>
    public string? StateReason { get; init; }

    /// <summary>Items to label, check questions not counted.</summary>
    public required int Items { get; init; }

    /// <summary>Items that have what they want (done or, at the cap, unsure).</summary>
    public required int ItemsDone { get; init; }

    /// <summary>HITs that are or were on the marketplace.</summary>
    public required int HitsPublished { get; init; }

    /// <summary>Submissions that we hold.</summary>
    public required int Assignments { get; init; }

    /// <summary>Answers that count.</summary>
    public required int Answers { get; init; }

    /// <summary>Answers that an action has set aside.</summary>
    public required int AnswersDiscarded { get; init; }

    /// <summary>Answers that the open work still asks for.</summary>
    public required int AnswersWanted { get; init; }

    /// <summary>Share of answers that agree with the leave-one-out consensus of the others, 0 to 1; null before the first scoring.</summary>
    public double? Agreement { get; init; }

    /// <summary>Mean calibrated confidence of the labels so far; null before the first scoring.</summary>
    public double? Confidence { get; init; }

    /// <summary>Workers who have answered.</summary>
    public required int Workers { get; init; }

    /// <summary>Workers who are excluded or blocked.</summary>
    public required int WorkersOut { get; init; }

    /// <summary>Set aside for open work, in micro-dollars.</summary>
    public required long HeldMicros { get; init; }

    /// <summary>Paid so far: rewards, fees and bonuses, in micro-dollars.</summary>
    public required long SpentMicros { get; init; }

    /// <summary>The most that may be spent, in micro-dollars.</summary>
    public required long BudgetMicros { get; init; }
}
