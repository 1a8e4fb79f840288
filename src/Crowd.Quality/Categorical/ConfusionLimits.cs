namespace Crowd.Quality.Categorical;

/// <summary>Where confusion matrices stop being affordable.</summary>
internal static class ConfusionLimits
{
    private const long MostCells = 1L << 28;

    public static string? WhyNot(AnswerMatrix answers)
    {
        var cells = (long)answers.WorkerCount * answers.ClassCount * answers.ClassCount;
        return cells <= MostCells
            ? null
            : $"{answers.WorkerCount} workers with {answers.ClassCount} classes need {cells} cells of confusion matrices, more than {MostCells}: use one-coin.";
    }

    public static void Check(AnswerMatrix answers)
    {
        if (WhyNot(answers) is { } reason)
        {
            throw new ArgumentException(reason);
        }
    }
}
