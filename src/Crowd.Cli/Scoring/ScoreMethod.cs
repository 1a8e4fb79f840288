using Crowd.Cli.Answers;
using Crowd.Cli.Commands;
using Crowd.Quality;
using Crowd.Quality.Categorical;

namespace Crowd.Cli.Scoring;

/// <summary>One way to infer labels, with a model's help or without.</summary>
/// <param name="Name">As a person types it.</param>
/// <param name="Summary">One sentence for the table of methods.</param>
/// <param name="WhyNot">Null if it can be used on these answers; else why not.</param>
/// <param name="Fit">Fits; also says how far the model was trusted, if it has an exponent of trust.</param>
internal sealed record ScoreMethod(
    string Name, string Summary, Func<AnswerMatrix, string?> WhyNot, Func<AnswerMatrix, TruthOptions, (TruthEstimate Estimate, double? Trust)> Fit)
{
    private const string CrowdLabName = "crowdlab";

    /// <summary>The method of a name.</summary>
    /// <exception cref="BadInputException">There is none of that name, or it and the model do not go together.</exception>
    public static ScoreMethod Named(string name, Func<ModelPrediction>? model)
    {
        if (name.Equals(CrowdLabName, StringComparison.OrdinalIgnoreCase))
            return model is null ? throw new BadInputException("--method crowdlab needs a model's probabilities; give them with --model FILE.") : CrowdLabOf(model);
        var method = ScoreCommand.MethodNamed(name);
        return model is null ? Plain(method)
            : method is IModelMethod modelled ? With(modelled, model)
            : throw new BadInputException($"--model can't be used with --method {method.Name}; use {string.Join(", ", Modelled.Select(m => m.Name))} or {CrowdLabName}.");
    }

    /// <summary>Every method there is; those that take a model a second time with it.</summary>
    public static IEnumerable<ScoreMethod> All(Func<ModelPrediction>? model) =>
        model is null ? TruthMethods.All.Select(Plain)
        : [.. Modelled.Select(m => With(m, model) with { Name = $"{m.Name}+model" }), CrowdLabOf(model), .. TruthMethods.All.Select(Plain)];

    private static IEnumerable<IModelMethod> Modelled => TruthMethods.All.OfType<IModelMethod>().DistinctBy(m => m.GetType());

    private static ScoreMethod Plain(ITruthMethod method) =>
        new(method.Name, method.Summary, method.WhyNot, (answers, options) => (method.Fit(answers, options), null));

    private static ScoreMethod With(IModelMethod method, Func<ModelPrediction> model) =>
        new(method.Name, $"{method.Summary}; the model is one more annotator", method.WhyNot, (answers, options) =>
        {
            var probabilities = model().Probabilities;
            var trust = ModelTrust.Fit((ConfusionEstimate)method.Fit(answers, options), probabilities);
            return (method.FitWithModel(answers, probabilities, trust, options), trust);
        });

    private static ScoreMethod CrowdLabOf(Func<ModelPrediction> model) =>
        new(CrowdLabName, "CROWDLAB: the model and the workers averaged by their trust",
            answers => answers.ClassCount < 2 ? "it needs two classes or more." : null, (answers, _) => (CrowdLab.Fit(answers, model().Probabilities), null));
}
