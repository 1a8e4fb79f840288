namespace Crowd.Quality.Agreement;

/// <summary>How much two different answers still agree: 1 on the diagonal, 0 at worst.</summary>
public enum AgreementWeights
{
    /// <summary>Only equal answers agree.</summary>
    Identity,

    /// <summary>1 − |k − l| / (K − 1).</summary>
    Linear,

    /// <summary>1 − (k − l)² / (K − 1)².</summary>
    Quadratic,

    /// <summary>Gwet's ordinal weights, 1 − C(|k − l| + 1, 2) / C(K, 2).</summary>
    Ordinal,
}
