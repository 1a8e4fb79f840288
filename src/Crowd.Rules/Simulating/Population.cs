using Crowd.Rules.Reading;

namespace Crowd.Rules;

/// <summary>Simulated workers of known quality, and the campaign they answer in.</summary>
public sealed record Population
{
    /// <summary>The groups.</summary>
    public required IReadOnlyList<PopulationGroup> Groups { get; init; }

    /// <summary>Answers each worker gives unless acted on; default 1,000.</summary>
    public int Answers { get; init; } = 1000;

    /// <summary>Share of answers that are check questions; default 10%. The others are compared with a consensus.</summary>
    public double Gold { get; init; } = 0.1;

    /// <summary>How often the others' consensus is right, and how sure it is; default 90%.</summary>
    public double Reference { get; init; } = 0.9;

    /// <summary>Classes to choose from, at least 2; wrong answers are spread evenly over the wrong ones. Default 2.</summary>
    public int Classes { get; init; } = 2;

    /// <summary>Seed; the same seed gives the same result. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Reads a population file. Whatever the text, it does not throw.</summary>
    /// <param name="yamlText">Its text: fields answers, gold, reference, classes, seed, and groups with name, workers, accuracy, then, after, rushes.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <returns>The population, or what is wrong with the file.</returns>
    public static (Population? Population, IReadOnlyList<RuleError> Errors) Parse(string yamlText, string fileName)
    {
        ArgumentNullException.ThrowIfNull(yamlText);
        ArgumentNullException.ThrowIfNull(fileName);
        var source = new SourceText(yamlText, fileName);
        var population = new PopulationReader(source).Read();
        return source.HasErrors ? (null, source.Errors) : (population, []);
    }
}
