namespace Crowd.Rules;

/// <summary>How the campaigns of a <see cref="ConsensusTrial"/> are made.</summary>
/// <param name="Classes">Classes to choose from, at least 2.</param>
/// <param name="Redundancy">Answers an item, at least 2.</param>
/// <param name="Items">What the items are like.</param>
public sealed record ConsensusTrialCase(int Classes, int Redundancy, ConsensusTrialItems Items = ConsensusTrialItems.Alike)
{
    /// <summary>Correlation of answers the references' confidence allows for (see <see cref="Quality.Categorical.ConfusionEstimate.LeaveOneOut"/>); default 0.4, as in the engine.</summary>
    public double Rho { get; init; } = 0.4;

    /// <summary>References less sure than this are not used; default <see cref="Evidence.LeastReference"/>.</summary>
    public double LeastConfidence { get; init; } = Evidence.LeastReference;
}
