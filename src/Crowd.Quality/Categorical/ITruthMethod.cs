namespace Crowd.Quality.Categorical;

/// <summary>A way to infer the true class of each item from the workers' answers.</summary>
public interface ITruthMethod
{
    /// <summary>The name a person types: lower case, words joined by hyphens.</summary>
    string Name { get; }

    /// <summary>One sentence for a table of methods.</summary>
    string Summary { get; }

    /// <summary>Null when the method can be used on these answers; else one sentence that says why not.</summary>
    string? WhyNot(AnswerMatrix answers);

    /// <summary>Fits the method.</summary>
    /// <exception cref="ArgumentException">The method cannot be used on these answers (see <see cref="WhyNot"/>), or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    TruthEstimate Fit(AnswerMatrix answers, TruthOptions options);
}
