using System.Runtime.CompilerServices;
using Crowd.Quality;

namespace Crowd.Cli.Answers;

/// <summary>Reads <c>answers.csv[.gz]</c>: columns <c>task</c> (or <c>item</c>), <c>worker</c>, <c>label</c>; others are passed over.</summary>
internal static class AnswerFile
{
    /// <summary>Reads all answers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="duplicates">What to do with a worker's second answer to an item.</param>
    /// <param name="classes">Labels that are classes even if no worker gave them.</param>
    /// <param name="read">Told the share of the file that has been read, now and then.</param>
    /// <exception cref="BadInputException">Unreadable, a missing column, a bad row (by line), no answers, or a repeated pair that is not allowed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LabelledAnswers Read(string path, DuplicateAnswers duplicates, IReadOnlyList<string> classes, Action<double>? read)
    {
        using var table = CsvTable.Open(path);
        int item = table.Column("task", "item"), worker = table.Column("worker"), label = table.Column("label");
        var builder = new AnswerMatrixBuilder();
        foreach (var name in classes)
            builder.AddClass(name);
        while (table.Read())
        {
            var row = builder.Add(table.Required(item), table.Required(worker), table.Required(label));
            if ((row & 0xFFFF) == 0xFFFF)
                read?.Invoke(table.ShareRead);
        }
        if (builder.Count == 0)
            throw new BadInputException($"{Path.GetFileName(path)}: there are no answers below the header; each line must hold a task, a worker and a label.");
        try
        {
            return builder.Build(duplicates);
        }
        catch (ArgumentException) when (duplicates == DuplicateAnswers.Reject && FirstRepeat(path) is { } repeat)
        {
            throw new BadInputException(repeat);
        }
    }

    // Only on the way to an error message: which lines hold the first repeated pair.
    private static string? FirstRepeat(string path)
    {
        using var table = CsvTable.Open(path);
        int item = table.Column("task", "item"), worker = table.Column("worker");
        var seen = new Dictionary<(string Item, string Worker), long>();
        while (table.Read())
        {
            var pair = (table.Text(item), table.Text(worker));
            if (!seen.TryAdd(pair, table.Line))
                return $"{Path.GetFileName(path)}, line {table.Line}: worker '{pair.Item2}' has answered task '{pair.Item1}' already in line {seen[pair]}; "
                    + "each pair may stand once, or say which answer counts with --duplicates last|first.";
        }
        return null;
    }
}
