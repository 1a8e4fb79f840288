using System.Text;

namespace Crowd.Cli.Tests;

/// <summary>Answers and truths that <c>crowd score</c> and <c>crowd agreement</c> must refuse.</summary>
internal static class BadAnswers
{
    private const string Good = "task,worker,label\nt1,w1,a\nt1,w2,b\nt2,w1,a\n";

    private static readonly (string Name, Action<TemporaryFolder> Make, string[] Says)[] Answers =
    [
        ("a missing column", f => f.Write("answers.csv", "task,person,label\nt1,w1,a\n"), ["answers.csv, line 1:", "'worker'", "task, person, label"]),
        ("an empty file", f => f.Write("answers.csv", ""), ["answers.csv:", "empty"]),
        ("a header alone", f => f.Write("answers.csv", "task,worker,label\n"), ["answers.csv:", "no answers"]),
        ("a pair that stands twice", f => f.Write("answers.csv", Good + "t1,w2,a\n"), ["answers.csv, line 5:", "'w2'", "'t1'", "line 3"]),
        ("an empty field", f => f.Write("answers.csv", Good + "t3,,a\n"), ["answers.csv, line 5, column 'worker'", "empty"]),
        ("a field too many", f => f.Write("answers.csv", Good + "t3,w1,a,b\n"), ["answers.csv, line 5:", "4 fields", "header 3"]),
        ("UTF-16", f => f.Write("answers.csv", Encoding.Unicode, Good), ["answers.csv, line 1:", "UTF-16", "UTF-8"]),
        ("big-endian UTF-16", f => f.Write("answers.csv", Encoding.BigEndianUnicode, Good), ["answers.csv, line 1:", "UTF-16"]),
        ("bytes that are not UTF-8", f => f.WriteBroken("answers.csv", Good + "t3,w¿,a\n"), ["answers.csv, line 5:", "not UTF-8"]),
        ("a quote that is never closed", f => f.Write("answers.csv", Good + "t3,w1,\"a\nt4,w1,b\n"), ["answers.csv, line 5:", "quote"]),
        ("a quote in the middle of a field", f => f.Write("answers.csv", Good + "t3,w1,a\"b\"\n"), ["answers.csv, line 5, field 3:", "quote"]),
        ("text after a closing quote", f => f.Write("answers.csv", Good + "t3,\"w1\"x,a\n"), ["answers.csv, line 5, field 2:", "comma"]),
        ("a line of a gigabyte", f => f.WriteEndless("answers.csv", Good + "t3,w1,"), ["answers.csv, line 5:", "longer than"]),
        ("a quoted field of a gigabyte", f => f.WriteEndless("answers.csv", Good + "t3,w1,\""), ["answers.csv, line 5:", "not closed"]),
    ];

    private static readonly (string Name, string Gold, string[] Says)[] Golds =
    [
        ("truths without a label column", "task,truth\nt1,a\n", ["gold.csv, line 1:", "'label'"]),
        ("two truths of a task", "task,label\nt1,a\nt1,b\n", ["gold.csv, line 3, column 'task'", "'t1'"]),
        ("truths of other tasks", "task,label\nx1,a\n", ["gold.csv:", "none of its tasks"]),
        ("an empty truth", "task,label\nt1,\n", ["gold.csv, line 2, column 'label'", "empty"]),
    ];

    private static readonly (string Name, string Model, string[] Says)[] Models =
    [
        ("a model without labels", "task\nt1\n", ["model.csv, line 1:", "no label"]),
        ("a model without a task column", "id,a,b\nt1,1,0\n", ["model.csv, line 1:", "'task' or 'item'", "id, a, b"]),
        ("a model's column that stands twice", "task,a,a\nt1,1,0\n", ["model.csv, line 1:", "'a'", "twice"]),
        ("a model's probability over 1", "task,a,b\nt1,1.2,0\n", ["model.csv, line 2, column 'a'", "'1.2'", "from 0 to 1"]),
        ("a model's probability that is NaN", "task,a,b\nt2,0.5,0.5\nt1,NaN,0\n", ["model.csv, line 3, column 'a'", "'NaN'"]),
        ("a model's probability that is no number", "task,a,b\nt1,high,low\n", ["model.csv, line 2, column 'a'", "'high'", "not a number"]),
        ("a model's row that does not sum to 1", "task,a,b\nt1,0.5,0.4\n", ["model.csv, line 2:", "'t1'", "0.9", "1"]),
        ("a task that the model tells of twice", "task,a,b\nt1,1,0\nt1,0,1\n", ["model.csv, line 3, column 'task'", "'t1'"]),
        ("a long model whose task does not sum to 1", "task,label,probability\nt1,a,0.3\nt2,a,1\nt1,b,0.3\n", ["model.csv, line 4:", "'t1'", "0.6"]),
        ("a long model with a label twice", "task,label,probability\nt1,a,0.5\nt1,a,0.5\n", ["model.csv, line 3, column 'label'", "'a'"]),
        ("a model of other tasks", "task,a,b\nx1,1,0\n", ["model.csv:", "none of its tasks"]),
        ("an empty model file", "", ["model.csv:", "empty"]),
    ];

    private static readonly (string Name, string[] Options, string[] Says)[] Options =
    [
        ("an unknown method", ["--method", "guess"], ["--method", "'guess'", "dawid-skene"]),
        ("a report in a folder that is not there", ["--report", "@none/r.json"], ["r.json", "does not exist"]),
        ("an unknown way with duplicates", ["--duplicates", "middle"], ["middle", "first"]),
        ("CROWDLAB without a model", ["--method", "crowdlab"], ["--method crowdlab", "--model"]),
        ("a model file that is not there", ["--model", "@none.csv"], ["none.csv", "no such file"]),
        ("an option that does not exist", ["--anwers", "x"], ["--anwers"]),
    ];

    public static IEnumerable<BadInput> All =>
    [
        .. Answers.Select(a => new BadInput(a.Name, Score, a.Make, a.Says)),
        .. Answers.Select(a => new BadInput(a.Name, ["agreement", "--answers", "@answers.csv", "--report", "@r.json"], a.Make, a.Says)),
        .. Golds.Select(g => new BadInput(g.Name, [.. Score, "--gold", "@gold.csv"], Both(g.Gold), g.Says)),
        .. Models.Select(m => new BadInput(m.Name, [.. Score, "--model", "@model.csv"], WithModel(m.Model), m.Says)),
        new BadInput("a model with a method that takes none", [.. Score, "--method", "glad", "--model", "@model.csv"], WithModel("task,a,b\nt1,1,0\n"), "--model", "glad", "crowdlab"),
        .. Options.Select(o => new BadInput(o.Name, ["score", "--answers", "@answers.csv", .. o.Options], f => f.Write("answers.csv", Good), o.Says)),
        new BadInput("a gzip file that was cut short", ["score", "--answers", "@cut.csv.gz", "--report", "@r.json"], CutShort, "cut.csv.gz", "gzip", "damaged"),
        new BadInput("a file that is not there", Score, _ => { }, "answers.csv", "no such file"),
    ];

    private static string[] Score =>
        ["score", "--answers", "@answers.csv", "--out", "@labels.csv", "--workers", "@workers.csv", "--report", "@r.json"];

    private static Action<TemporaryFolder> Both(string gold) => folder =>
    {
        folder.Write("answers.csv", Good);
        folder.Write("gold.csv", gold);
    };

    private static Action<TemporaryFolder> WithModel(string model) => folder =>
    {
        folder.Write("answers.csv", Good);
        folder.Write("model.csv", model);
    };

    private static void CutShort(TemporaryFolder folder)
    {
        var rows = new StringBuilder("task,worker,label\n");
        for (var i = 0; i < 5_000; i++)
            rows.Append($"t{i * 7919 % 10_007},w{i},{i % 3}\n");
        var packed = Gzip.Pack(rows.ToString());
        File.WriteAllBytes(folder["cut.csv.gz"], packed[..(packed.Length / 2)]);
    }
}
