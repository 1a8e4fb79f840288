namespace Crowd.Quality.Agreement;

/// <summary>The same observed agreement corrected by three ideas of chance.</summary>
/// <param name="Coefficient">Gwet's AC1 (identity weights) or AC2, with its standard error over items.</param>
/// <param name="Fleiss">Fleiss' κ generalised to varying raters and weights. Its standard error is not computed: 0.</param>
/// <param name="BrennanPrediger">Chance is 1 / K for every class. Its standard error is not computed: 0.</param>
public readonly record struct GwetResult(ChanceCorrected Coefficient, ChanceCorrected Fleiss, ChanceCorrected BrennanPrediger);
