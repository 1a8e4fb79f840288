namespace Crowd.Quality.Categorical;

/// <summary>A method that can take a model's predictions as one more annotator.</summary>
public interface IModelMethod : ITruthMethod
{
    /// <summary>Fits with a model as one more annotator: its probabilities take the place of the class prior, item by item.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="model">The model's out-of-sample P(class k) of item i at [i · K + k]; probabilities below 1e-6 are raised to it.</param>
    /// <param name="trust">
    /// Exponent β of the model's probabilities, at least 0: 1 takes them as they are, 0 ignores them; <see cref="ModelTrust"/> learns it.
    /// </param>
    /// <param name="options">As for every method.</param>
    /// <exception cref="ArgumentException">
    /// Not K probabilities an item, or a row that does not sum to 1 (named); a trust that is negative or not finite; as <see cref="ITruthMethod.Fit"/>.
    /// </exception>
    /// <remarks>
    /// Labels and posterior weigh an item's R answers as R / (1 + 0.4 (R − 1)) independent ones (as <see cref="ConfusionEstimate.Tempered"/>): workers err
    /// together, the model mostly elsewhere. Do not score workers against references from a model that was trained on their labels. An item without answers has the model's distribution.
    /// Cost as <see cref="ITruthMethod.Fit"/>; memory 16 bytes more for each item and class.
    /// </remarks>
    ConfusionEstimate FitWithModel(AnswerMatrix answers, ReadOnlySpan<double> model, double trust, TruthOptions options);
}
