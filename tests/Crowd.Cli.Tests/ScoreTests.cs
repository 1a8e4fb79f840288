using System.Globalization;
using System.Text.Json;
using Crowd.TestKit;

namespace Crowd.Cli.Tests;

/// <summary><c>crowd score</c> and <c>crowd agreement</c> on recorded answers, as a person or a script runs them.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class ScoreTests
{
    [TestCase("rte"), TestCase("bluebirds"), TestCase("weather_amt")]
    public async Task Labels_workers_and_report_agree_with_the_answers_and_beat_majority_less_a_point(string set)
    {
        var data = SharedData.Require(set);
        using var folder = new TemporaryFolder();

        using var crowd = await RunAsync(folder, "score", "--answers", Path.Combine(data, "answers.csv"), "--gold", Path.Combine(data, "gold.csv"),
            "--out", folder["labels.csv"], "--workers", folder["workers.csv"]);

        Assert.That(crowd.ExitCode, Is.Zero, crowd.Errors);
        var answers = Rows(Path.Combine(data, "answers.csv"));
        var gold = Rows(Path.Combine(data, "gold.csv")).ToDictionary(r => r["task"], r => r["label"]);
        var labels = Rows(folder["labels.csv"]);
        var workers = Rows(folder["workers.csv"]);
        var report = Report(folder);
        var accuracy = labels.Count(l => gold.GetValueOrDefault(l["task"]) == l["label"]) / (double)gold.Count;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.GetProperty("method").GetString(), Is.EqualTo("recommended"));
            Assert.That(report.GetProperty("answers").GetInt32(), Is.EqualTo(answers.Count));
            Assert.That(report.GetProperty("items").GetInt32(), Is.EqualTo(labels.Count));
            Assert.That(report.GetProperty("workers").GetInt32(), Is.EqualTo(workers.Count));
            Assert.That(report.GetProperty("classes").GetInt32(), Is.EqualTo(answers.DistinctBy(a => a["label"]).Count()));
            Assert.That(report.GetProperty("accuracy").GetDouble(), Is.EqualTo(accuracy).Within(1e-6), "the report's accuracy is that of labels.csv");
            Assert.That(accuracy, Is.GreaterThanOrEqualTo(Oracle(data) - 0.01));
            Assert.That(report.GetProperty("seconds").EnumerateObject().Select(p => p.Name), Is.EqualTo(["read", "fit", "write"]));
            Assert.That(report.GetProperty("peak_rss_bytes").GetInt64(), Is.GreaterThan(1 << 20));
            Assert.That(labels.Select(l => (l["task"], int.Parse(l["answers"]))),
                Is.EquivalentTo(answers.GroupBy(a => a["task"]).Select(g => (g.Key, g.Count()))));
            Assert.That(labels.Select(l => Number(l["confidence"])), Is.All.InRange(0, 1));
            Assert.That(workers.Select(w => (w["worker"], int.Parse(w["answers"]))),
                Is.EquivalentTo(answers.GroupBy(a => a["worker"]).Select(g => (g.Key, g.Count()))));
            Assert.That(workers.Where(w => w["agreement"] != "").All(InItsInterval), Is.True);
            Assert.That(workers.Select(w => Number(w["skill"])), Is.All.InRange(0, 1));
        }
    }

    [Test]
    public async Task All_methods_are_compared_in_one_report()
    {
        var data = SharedData.Require("bluebirds");
        using var folder = new TemporaryFolder();

        using var crowd = await RunAsync(folder, "score", "--method", "all", "--answers", Path.Combine(data, "answers.csv"), "--gold", Path.Combine(data, "gold.csv"));

        Assert.That(crowd.ExitCode, Is.Zero, crowd.Errors);
        var methods = Report(folder).EnumerateArray().ToDictionary(m => m.GetProperty("method").GetString()!, m => m.GetProperty("accuracy").GetDouble());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(methods.Keys, Does.Contain("majority").And.Contain("dawid-skene").And.Contain("recommended"));
            Assert.That(methods["majority"], Is.EqualTo(0.7593).Within(0.02), "what shared/data's oracle found");
            Assert.That(methods["recommended"], Is.GreaterThan(methods["majority"]));
            Assert.That(methods.Values, Is.All.InRange(0, 1));
        }
    }

    [Test]
    public async Task A_gzipped_file_gives_the_same_labels()
    {
        var data = SharedData.Require("bluebirds");
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["answers.csv.gz"], Gzip.Pack(await File.ReadAllTextAsync(Path.Combine(data, "answers.csv"))));

        using var plain = await RunAsync(folder, "score", "--answers", Path.Combine(data, "answers.csv"), "--out", folder["plain.csv"]);
        using var packed = await RunAsync(folder, "score", "--answers", folder["answers.csv.gz"], "--out", folder["packed.csv"]);

        Assert.That(packed.ExitCode, Is.Zero, packed.Errors);
        Assert.That(await File.ReadAllTextAsync(folder["packed.csv"]), Is.EqualTo(await File.ReadAllTextAsync(folder["plain.csv"])));
    }

    [Test]
    public async Task A_models_probabilities_wide_long_or_packed_count_as_one_more_annotator()
    {
        using var folder = new TemporaryFolder();
        folder.Write("answers.csv", "task,worker,label\nt1,w1,a\nt1,w2,b\nt2,w1,a\nt2,w2,a\nt3,w1,b\nt3,w2,b\nt4,w1,a\nt4,w2,b\n");
        folder.Write("wide.csv", "item,b,c,a\nt1,0.9,0,0.1\nt2,0.2,0.1,0.7\nt3,1,0,0\nelsewhere,0,1,0\n");
        folder.Write("long.csv", "task,label,probability\nt1,b,0.9\nt2,a,0.7\nt2,c,0.1\nt1,a,0.1\nt2,b,0.2\nt3,b,1\nelsewhere,c,1\n");
        folder.Write("gold.csv", "task,label\nt1,b\nt2,b\n");
        await File.WriteAllBytesAsync(folder["wide.csv.gz"], Gzip.Pack(await File.ReadAllTextAsync(folder["wide.csv"])));

        var written = new List<string>();
        foreach (var model in new[] { "wide.csv", "long.csv", "wide.csv.gz" })
        {
            using var crowd = await RunAsync(folder, "score", "--answers", folder["answers.csv"], "--gold", folder["gold.csv"], "--model", folder[model], "--out", folder["labels.csv"]);
            Assert.That(crowd.ExitCode, Is.Zero, crowd.Errors);
            written.Add(await File.ReadAllTextAsync(folder["labels.csv"]));
        }

        var report = Report(folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(written.Distinct().Count(), Is.EqualTo(1), "three forms of one model");
            Assert.That(Rows(folder["labels.csv"]).First(r => r["task"] == "t1")["label"], Is.EqualTo("b"), "workers are split, the model is not");
            Assert.That(report.GetProperty("classes").GetInt32(), Is.EqualTo(3), "the model's labels are classes too");
            Assert.That(report.GetProperty("model").GetProperty("tasks").GetInt32(), Is.EqualTo(3));
            Assert.That(report.GetProperty("model").GetProperty("missing").GetInt32(), Is.EqualTo(1));
            Assert.That(report.GetProperty("model").GetProperty("trust").GetDouble(), Is.InRange(0.01, 5));
            Assert.That(report.GetProperty("model").GetProperty("accuracy").GetDouble(), Is.EqualTo(0.5), "right on t1, wrong on t2");
        }
    }

    [Test]
    public async Task All_methods_with_a_model_are_those_that_take_one_CROWDLAB_and_the_rest()
    {
        using var folder = new TemporaryFolder();
        folder.Write("answers.csv", "task,worker,label\nt1,w1,a\nt1,w2,b\nt2,w1,a\nt2,w2,a\n");
        folder.Write("model.csv", "task,a,b\nt1,0.2,0.8\nt2,0.9,0.1\n");

        using var crowd = await RunAsync(folder, "score", "--method", "all", "--answers", folder["answers.csv"], "--model", folder["model.csv"]);

        Assert.That(crowd.ExitCode, Is.Zero, crowd.Errors);
        var names = Report(folder).EnumerateArray().Select(m => m.GetProperty("method").GetString()).ToArray();
        Assert.That(names, Does.Contain("crowdlab").And.Contain("dawid-skene+model").And.Contain("recommended+model").And.Contain("majority"));
    }

    [TestCase("first", "a"), TestCase("last", "b")]
    public async Task A_workers_repeated_answer_counts_as_was_said(string which, string label)
    {
        using var folder = new TemporaryFolder();
        folder.Write("answers.csv", "item,worker,label\nt1,w1,a\nt1,w1,b\nt2,w1,a\nt2,w2,a\nt3,w1,b\nt3,w2,b\n");

        using var crowd = await RunAsync(folder, "score", "--method", "majority", "--answers", folder["answers.csv"], "--duplicates", which, "--out", folder["labels.csv"]);

        Assert.That(crowd.ExitCode, Is.Zero, crowd.Errors);
        var row = Rows(folder["labels.csv"]).Single(r => r["task"] == "t1");
        Assert.That((row["label"], row["answers"]), Is.EqualTo((label, "1")));
    }

    [Test]
    public async Task Names_with_commas_quotes_and_line_breaks_come_out_as_they_went_in()
    {
        using var folder = new TemporaryFolder();
        folder.Write("answers.csv", "task,worker,label\r\n\"a, \"\"b\"\"\",\"w\n1\",\"x,y\"\r\n\"a, \"\"b\"\"\",w2,\"x,y\"\r\nt2,w2,z\r\n");

        using var crowd = await RunAsync(folder, "score", "--method", "majority", "--answers", folder["answers.csv"], "--out", folder["labels.csv"]);

        Assert.That(crowd.ExitCode, Is.Zero, crowd.Errors);
        Assert.That(await File.ReadAllTextAsync(folder["labels.csv"]), Does.Contain("\"a, \"\"b\"\"\",\"x,y\","));
    }

    [TestCase("rte"), TestCase("bluebirds"), TestCase("weather_amt")]
    public async Task Agreement_is_that_of_the_oracle(string set)
    {
        var data = SharedData.Require(set);
        using var folder = new TemporaryFolder();

        using var crowd = await RunAsync(folder, "agreement", "--answers", Path.Combine(data, "answers.csv"));

        Assert.That(crowd.ExitCode, Is.Zero, crowd.Errors);
        var report = Report(folder);
        var alpha = report.GetProperty("krippendorff_alpha");
        using var oracles = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(data, "oracles.json")));
        var oracle = oracles.RootElement.GetProperty("agreement").GetProperty("alpha_nominal_direct").GetDouble();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(alpha.GetProperty("alpha").GetProperty("value").GetDouble(), Is.EqualTo(oracle).Within(1e-6));
            Assert.That(report.GetProperty("answers").GetInt32(), Is.EqualTo(Rows(Path.Combine(data, "answers.csv")).Count));
            Assert.That(report.GetProperty("level").GetString(), Is.EqualTo("nominal"));
            Assert.That(report.TryGetProperty("fleiss_kappa", out _), Is.EqualTo(set != "weather_amt"), "defined only where each item has as many answers");
            Assert.That(report.GetProperty("median_worker_agreement").GetDouble(), Is.InRange(0, 1));
            Assert.That(crowd.Output, Does.Contain("Krippendorff").And.Contain("Fleiss").And.Contain("Gwet"));
        }
    }

    [TestCase("t1,w1,a\nt1,w2,a\nt2,w1,a\nt2,w2,a\n", "one class only"), TestCase("t1,w1,a\nt2,w2,b\n", "nothing to agree on")]
    public async Task What_agreement_cannot_say_is_said_so(string rows, string says)
    {
        using var folder = new TemporaryFolder();
        folder.Write("answers.csv", "task,worker,label\n" + rows);

        using var crowd = await RunAsync(folder, "agreement", "--answers", folder["answers.csv"]);

        Assert.That(crowd.ExitCode, Is.Zero, crowd.Errors);
        Assert.That(crowd.Output.ReplaceLineEndings(" "), Does.Contain("–"));
        Assert.That(Report(folder).TryGetProperty("gwet", out _), Is.False, says);
    }

    private static Task<CrowdProcess> RunAsync(TemporaryFolder folder, params string[] arguments) =>
        CrowdProcess.RunAsync([.. arguments, "--report", folder["r.json"]]);

    private static JsonElement Report(TemporaryFolder folder)
    {
        using var report = JsonDocument.Parse(File.ReadAllText(folder["r.json"]));
        return report.RootElement.Clone();
    }

    // These sets' names and labels hold no commas.
    private static List<Dictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(p => p.First, p => p.Second))];
    }

    private static bool InItsInterval(Dictionary<string, string> worker) =>
        Number(worker["agreement_low"]) <= Number(worker["agreement"]) && Number(worker["agreement"]) <= Number(worker["agreement_high"]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Oracle(string data)
    {
        using var oracles = JsonDocument.Parse(File.ReadAllText(Path.Combine(data, "oracles.json")));
        var algorithms = oracles.RootElement.GetProperty("algorithms");
        return Math.Max(algorithms.GetProperty("MajorityVote").GetProperty("accuracy").GetDouble(), algorithms.GetProperty("DawidSkene").GetProperty("accuracy").GetDouble());
    }
}
