using Crowd.Quality;

namespace Crowd.Cli.Answers;

/// <summary>Reads <c>gold.csv</c>: columns <c>task</c> (or <c>item</c>) and <c>label</c>.</summary>
internal static class GoldFile
{
    /// <summary>The true class of each item of <paramref name="answers"/>, -1 where the file does not say; -2 where the truth is a label that no worker gave.</summary>
    /// <exception cref="BadInputException">Unreadable, a bad row, two truths for one task, or not one task of the answers in it.</exception>
    public static int[] Read(string path, LabelledAnswers answers)
    {
        var truth = new int[answers.Items.Count];
        Array.Fill(truth, -1);
        using var table = CsvTable.Open(path);
        int item = table.Column("task", "item"), label = table.Column("label");
        var known = 0;
        while (table.Read())
        {
            var i = answers.Items.IndexOf(table.Required(item));
            _ = table.Required(label);
            if (i < 0)
                continue;
            if (truth[i] != -1)
                throw table.Bad(item, $"task '{table.Text(item)}' has a truth already", "one line a task");
            var k = answers.ClassOf(table.Text(label));
            truth[i] = k < 0 ? -2 : k;
            known++;
        }
        return known > 0
            ? truth
            : throw new BadInputException($"{Path.GetFileName(path)}: none of its tasks is in the answers; the task names of both files must be the same.");
    }
}
