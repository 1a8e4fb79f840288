using System.Text;

namespace Crowd.Cli.Tests;

/// <summary>Recordings, truths and rules that <c>crowd replay</c> must refuse before it starts anything.</summary>
internal static class BadRecordings
{
    private const string Good = "task,worker,label,submitted_at,duration_ms\nt1,w1,a,2026-01-31T13:45:00Z,900\nt1,w2,b,,\nt2,w1,a,,\n";

    private static readonly (string Name, Action<TemporaryFolder> Make, string[] Says)[] Answers =
    [
        ("a missing column", f => f.Write("answers.csv", "task,person,label\nt1,w1,a\n"), ["answers.csv, line 1", "'worker'", "person"]),
        ("an empty file", f => f.Write("answers.csv", ""), ["answers.csv", "empty"]),
        ("a header alone", f => f.Write("answers.csv", "task,worker,label\n"), ["answers.csv", "no answers"]),
        ("a pair that stands twice", f => f.Write("answers.csv", Good + "t1,w2,a,,\n"), ["answers.csv, line 5", "'task'", "w2", "t1"]),
        ("an empty field", f => f.Write("answers.csv", Good + "t3,,a,,\n"), ["answers.csv, line 5", "'worker'", "empty"]),
        ("a field too many", f => f.Write("answers.csv", Good + "t3,w1,a,,,\n"), ["answers.csv, line 5", "6 fields"]),
        ("a time that is none", f => f.Write("answers.csv", Good + "t3,w1,a,yesterday,\n"), ["answers.csv, line 5", "'submitted_at'", "yesterday"]),
        ("a negative duration", f => f.Write("answers.csv", Good + "t3,w1,a,,-5\n"), ["answers.csv, line 5", "'duration_ms'", "-5"]),
        ("a duration beyond all bounds", f => f.Write("answers.csv", Good + "t3,w1,a,,1e300\n"), ["answers.csv, line 5", "'duration_ms'", "1e300"]),
        ("UTF-16", f => f.Write("answers.csv", Encoding.Unicode, Good), ["answers.csv, line 1", "UTF-16", "UTF-8"]),
        ("bytes that are not UTF-8", f => f.WriteBroken("answers.csv", Good + "t3,w¿,a,,\n"), ["answers.csv, line", "not UTF-8"]),
        ("a quote that is never closed", f => f.Write("answers.csv", Good + "t3,w1,\"a,,\nt4,w1,b,,\n"), ["answers.csv, line 5", "quote"]),
        ("a line of a gigabyte", f => f.WriteEndless("answers.csv", Good + "t3,w1,"), ["answers.csv, line 5", "longer than"]),
    ];

    public static IEnumerable<BadInput> All =>
    [
        .. Answers.Select(a => new BadInput(a.Name, Replay, a.Make, a.Says)),
        new BadInput("no answers in the folder", Replay, _ => { }, "answers.csv", "answers.csv.gz"),
        new BadInput("two truths of a task", Replay, With("gold.csv", "task,label\nt1,a\nt1,b\n"), "gold.csv, line 3", "'task'", "t1"),
        new BadInput("truths without a label column", Replay, With("gold.csv", "task,truth\nt1,a\n"), "gold.csv, line 1", "'label'"),
        new BadInput("check questions without truths", [.. Replay, "--gold-share", "0.2"], With("other.csv", ""), "--gold-share", "gold.csv"),
        new BadInput("a share above one", [.. Replay, "--gold-share", "1.5"], With("other.csv", ""), "--gold-share", "between 0 and 1"),
        new BadInput("no answers an item", [.. Replay, "--redundancy", "0"], With("other.csv", ""), "--redundancy", "between 1 and 1000"),
        new BadInput("a redundancy in words", [.. Replay, "--redundancy", "many"], With("other.csv", ""), "--redundancy", "many"),
        new BadInput("rules with an unknown figure", Rules, With("rules.yaml", "- rule: unlucky\n  when: luck < 50%\n  then: exclude\n"), "rules.yaml:2:", "luck"),
        new BadInput("rules in UTF-16", Rules, f => { With("answers.csv", Good)(f); f.Write("rules.yaml", Encoding.Unicode, "rules: []\n"); }, "rules.yaml:1:", "UTF-16"),
        new BadInput("rules that are not UTF-8", Rules, f => { With("answers.csv", Good)(f); f.WriteBroken("rules.yaml", "rules:\n  - name: ¿\n"); }, "rules.yaml:2:", "UTF-8"),
        new BadInput("rules with a line of a gigabyte", Rules, f => { With("answers.csv", Good)(f); f.WriteEndless("rules.yaml", "rules:\n  - name: r"); }, "rules.yaml:2:", "longer than"),
        new BadInput("no rules in the file", Rules, With("rules.yaml", ""), "rules.yaml"),
    ];

    private static string[] Replay => ["replay", "@", "--data", "@data", "--report", "@r.json"];

    private static string[] Rules => [.. Replay, "--rules", "@rules.yaml"];

    private static Action<TemporaryFolder> With(string name, string text) => folder =>
    {
        folder.Write("answers.csv", Good);
        folder.Write(name, text);
    };
}
