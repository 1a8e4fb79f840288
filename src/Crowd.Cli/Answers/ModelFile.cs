using Crowd.Quality;

namespace Crowd.Cli.Answers;

/// <summary>
/// Reads what a model says of each task, in one of two forms: wide (<c>task</c> and a column for each label, one row a task),
/// or long (<c>task,label,probability</c>, one row a task and label; labels left out have probability 0).
/// </summary>
internal static class ModelFile
{
    private const double Rounding = 1e-3;

    /// <summary>The labels that the model knows.</summary>
    /// <exception cref="BadInputException">Unreadable, or no labels in it.</exception>
    public static IReadOnlyList<string> Labels(string path)
    {
        using var table = CsvTable.Open(path);
        var item = table.Column("task", "item");
        var labels = IsLong(table)
            ? [.. Rows(table).Select(t => t.Text(t.Column("label"))).Distinct(StringComparer.Ordinal)]
            : table.Columns.Where((_, c) => c != item).ToArray();
        return labels.Length == 0
            ? throw new BadInputException($"{Path.GetFileName(path)}, line 1: there is no label; a column for each label is needed beside the task, or the columns label and probability.")
            : labels.GroupBy(l => l, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { Key: var twice }
                ? throw new BadInputException($"{Path.GetFileName(path)}, line 1: the column '{twice}' stands twice; one column a label is right.")
                : labels;
    }

    /// <summary>The probabilities of the tasks of <paramref name="answers"/>, whose classes must include the model's labels.</summary>
    /// <exception cref="BadInputException">
    /// Unreadable, a value that is no probability, a task told of twice or whose probabilities do not sum to 1 (by line), or none of the answers' tasks in it.
    /// </exception>
    public static ModelPrediction Read(string path, LabelledAnswers answers)
    {
        var rows = new ModelRows(answers);
        using var table = CsvTable.Open(path);
        if (IsLong(table))
            ReadLong(table, answers, rows);
        else
            ReadWide(table, answers, rows);
        return rows.Tasks > 0
            ? rows.Whole()
            : throw new BadInputException($"{Path.GetFileName(path)}: none of its tasks is in the answers; the task names of both files must be the same.");
    }

    private static bool IsLong(CsvTable table) => table.OptionalColumn("label") >= 0 && table.OptionalColumn("probability") >= 0;

    private static IEnumerable<CsvTable> Rows(CsvTable table)
    {
        while (table.Read())
            yield return table;
    }

    private static void ReadWide(CsvTable table, LabelledAnswers answers, ModelRows rows)
    {
        var item = table.Column("task", "item");
        var classes = table.Columns.Select((name, c) => c == item ? -1 : answers.ClassOf(name)).ToArray();
        while (table.Read())
        {
            var (task, sum) = (answers.Items.IndexOf(table.Required(item)), 0.0);
            if (task >= 0 && !rows.Start(task, table.Line))
                throw table.Bad(item, $"task '{table.Text(item)}' has its probabilities already", "one line a task");
            for (var c = 0; c < classes.Length; c++)
            {
                if (c == item)
                    continue;
                var p = Probability(table, c);
                sum += p;
                if (task >= 0)
                    rows.Set(task, classes[c], p);
            }
            if (!IsWhole(sum))
                throw NotWhole(table.File, table.Line, table.Text(item), sum);
        }
    }

    private static void ReadLong(CsvTable table, LabelledAnswers answers, ModelRows rows)
    {
        int item = table.Column("task", "item"), label = table.Column("label"), probability = table.Column("probability");
        while (table.Read())
        {
            var task = answers.Items.IndexOf(table.Required(item));
            _ = table.Required(label);
            var p = Probability(table, probability);
            if (task < 0)
                continue;
            rows.Start(task, table.Line);
            if (!rows.Set(task, answers.ClassOf(table.Text(label)), p))
                throw table.Bad(label, $"task '{table.Text(item)}' has a probability of '{table.Text(label)}' already", "one line a task and label");
        }
        foreach (var (task, line, sum) in rows.Sums())
        {
            if (!IsWhole(sum))
                throw NotWhole(table.File, line, answers.Items[task], sum);
        }
    }

    private static double Probability(CsvTable table, int column)
    {
        var p = table.Number(column);
        return p is >= 0 and <= 1 + Rounding ? p : throw table.Bad(column, $"'{table.Text(column)}' is no probability", "a number from 0 to 1");
    }

    private static bool IsWhole(double sum) => Math.Abs(sum - 1) <= Rounding;

    private static BadInputException NotWhole(string file, long line, string task, double sum) =>
        new(FormattableString.Invariant($"{file}, line {line}: the probabilities of task '{task}' sum to {sum:0.####}; a sum of 1 would be right."));
}
