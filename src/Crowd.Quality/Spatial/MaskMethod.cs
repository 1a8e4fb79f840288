namespace Crowd.Quality.Spatial;

/// <summary>How masks of several workers become one.</summary>
public enum MaskMethod
{
    /// <summary>Each pixel by a vote of the workers, weighted by how like the others' they draw (leave-one-out mean IoU). The default.</summary>
    WeightedVote,

    /// <summary>Each pixel by a plain vote.</summary>
    Vote,

    /// <summary>Each pixel by its posterior under a sensitivity and a specificity of each worker, learnt over all objects.</summary>
    Model,

    /// <summary>RASA: votes weighted by ln(1 + 1 / distance from the consensus), iterated (Li and Fukumoto 2019, doi 10.18653/v1/D19-5904).</summary>
    Rasa,
}
