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

    private static readonly (string Name, string[] Options, string[] Says)[] Options =
    [
        ("an unknown method", ["--method", "guess"], ["--method", "'guess'", "dawid-skene"]),
        ("a report in a folder that is not there", ["--report", "@none/r.json"], ["r.json", "does not exist"]),
        ("an unknown way with duplicates", ["--duplicates", "middle"], ["middle", "first"]),
        ("an option that does not exist", ["--anwers", "x"], ["--anwers"]),
    ];

    public static IEnumerable<BadInput> All =>
    [
        .. Answers.Select(a => new BadInput(a.Name, Score, a.Make, a.Says)),
        .. Answers.Select(a => new BadInput(a.Name, ["agreement", "--answers", "@answers.csv", "--report", "@r.json"], a.Make, a.Says)),
        .. Golds.Select(g => new BadInput(g.Name, [.. Score, "--gold", "@gold.csv"], Both(g.Gold), g.Says)),
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

    private static void CutShort(TemporaryFolder folder)
    {
        var rows = new StringBuilder("task,worker,label\n");
        for (var i = 0; i < 5_000; i++)
            rows.Append($"t{i * 7919 % 10_007},w{i},{i % 3}\n");
        var packed = Gzip.Pack(rows.ToString());
        File.WriteAllBytes(folder["cut.csv.gz"], packed[..(packed.Length / 2)]);
    }
}
