using Crowd.Engine.Enforcing;
using Crowd.Rules;

namespace Crowd.Cli.RuleTrials;

/// <summary>What rules are tried on: a journal, and what is known of the campaign that wrote it.</summary>
internal sealed record TestedHistory
{
    public required RecordedJournal Journal { get; init; }

    public required IReadOnlyList<string> Classes { get; init; }

    public required int Items { get; init; }

    public required int CheckQuestions { get; init; }

    /// <summary>True labels by item; empty if there are none.</summary>
    public required IReadOnlyDictionary<string, string> Truths { get; init; }

    /// <summary>Whether the truths judge everything; else they are check questions' only, and the final consensus is the judge of the rest.</summary>
    public required bool IsJudgedByTruths { get; init; }

    /// <summary>Whether the times were recorded; else one answer a minute in the order of the file.</summary>
    public required bool IsTimed { get; init; }

    /// <summary>Correlation of the answers to one item that references allowed for; null where they are the engine's own.</summary>
    public required double? Rho { get; init; }

    /// <summary>All answers with a label.</summary>
    public IReadOnlyList<BackTestAnswer> Answers =>
        [.. Journal.Facts.Where(f => f is { Kind: EvidenceKind.Answer, Text: not null }).Select(f => new BackTestAnswer(f.Sequence, f.At, f.Worker!, f.Item!, f.Text!))];

    /// <summary>A recorded campaign, with the journal that it would have written.</summary>
    /// <param name="campaign">The answers.</param>
    /// <param name="rho">Correlation of the answers to one item that references allow for.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static TestedHistory Of(RecordedCampaign campaign, double rho, CancellationToken cancellationToken) => new()
    {
        Journal = RecordedJournal.Of(campaign, rho, cancellationToken), Classes = campaign.Classes, Items = campaign.Items.Count,
        CheckQuestions = campaign.Checks.Count(c => c >= 0), Truths = campaign.Truths, IsJudgedByTruths = campaign.Truths.Count > 0,
        IsTimed = campaign.IsTimed, Rho = rho,
    };

    /// <summary>A campaign of the database, with the journal that it has written; workers and items go by their names.</summary>
    public static TestedHistory Of(CampaignHistory campaign) => new()
    {
        Journal = new RecordedJournal(campaign.Facts, [.. campaign.Facts.Where(f => f.Kind == EvidenceKind.Answer).Select(f => f.Sequence)]),
        Classes = campaign.Classes, Items = campaign.Items.Count, CheckQuestions = campaign.Gold.Count, Truths = campaign.Gold, IsJudgedByTruths = false,
        IsTimed = true, Rho = null,
    };
}
