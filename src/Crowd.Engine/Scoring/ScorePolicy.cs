using Crowd.Engine.Campaigns;

namespace Crowd.Engine.Scoring;

/// <summary>What a campaign asks of its labels.</summary>
/// <param name="TargetConfidence">An item is done when its label is this sure; 0 where the answers wanted are fixed.</param>
/// <param name="RepairConfidence">Discarded answers are bought anew where the label without them is less sure than this.</param>
/// <param name="MostAnswers">No item gets more answers than this.</param>
internal readonly record struct ScorePolicy(double TargetConfidence, double RepairConfidence, int MostAnswers)
{
    /// <summary>A campaign's. With a fixed number of answers there is nothing to decide: confidence is shown, not aimed at.</summary>
    public static ScorePolicy Of(CampaignDefinition definition) =>
        new(definition.MostAnswers > definition.Redundancy ? definition.Confidence : 0, definition.Confidence, definition.MostAnswers);
}
