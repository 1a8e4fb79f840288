using System.IO.Compression;
using System.Text;
using Crowd.Marketplace.Simulation;
using Crowd.Marketplace.Simulation.Recording;
using Crowd.TestKit;

namespace Crowd.Marketplace.Tests.Simulation;

internal sealed class RecordingReaderTests
{
    [Test]
    public void Answers_come_with_time_and_duration()
    {
        var recording = Read("item,worker,label,submitted_at,duration_ms\nt1,w1,cat,2026-01-31T13:45:00Z,1500\n");

        Assert.That(recording[0], Is.EqualTo(new RecordedAnswer(0, 0, 0, new DateTimeOffset(2026, 1, 31, 13, 45, 0, TimeSpan.Zero), TimeSpan.FromSeconds(1.5))));
    }

    [Test]
    public void Columns_may_stand_in_any_order_and_quotes_hold_commas() => Assert.That(
        Read("label,note,worker,task\n\"a, or \"\"b\"\"\",x,w1,t1\n").Labels, Is.EqualTo(new[] { "a, or \"b\"" }));

    [Test]
    public void A_workers_answers_are_in_order_of_time()
    {
        var recording = Read("task,worker,label,submitted_at\nt1,w1,a,2026-01-02\nt2,w2,a,2026-01-02\nt3,w1,a,2026-01-01\n");

        Assert.That(recording.AnswersOf(0).Select(answer => recording.Items[recording[answer].Item]), Is.EqualTo(new[] { "t3", "t1" }));
    }

    [Test]
    public void A_worker_asked_everything_three_times_keeps_the_first_answers()
    {
        var recording = Read("task,worker,label\nt1,w1,a\nt1,w1,b\nt2,w1,a\nt2,w1,a\n");

        Assert.That((recording.Count, recording.RepeatsDropped), Is.EqualTo((2, 2)));
    }

    [TestCase("", "answers.csv: it is empty; the first line must be task,worker,label[,submitted_at][,duration_ms].")]
    [TestCase("task,worker,label\n", "answers.csv: it has a header but no answers.")]
    [TestCase("task,worker\nt,w\n", "answers.csv, line 1, field 'label': the header has no such column; it reads \"task,worker\", expected task,worker,label[,submitted_at][,duration_ms].")]
    [TestCase("task,worker,label\nt1,w1\n", "answers.csv, line 2: it has 2 fields where the header has 3.")]
    [TestCase("task,worker,label\nt1,w1,a\nt2,,a\n", "answers.csv, line 3, field 'worker': it is empty.")]
    [TestCase("task,worker,label\nt1,w1,a\nt2,w1,a\nt1,w1,a\n", "answers.csv, line 4, field 'task': worker w1 answers t1 a second time; keep one line for each pair of task and worker.")]
    [TestCase("task,worker,label\nt1,w1,a\nt1,w1,a\n", "answers.csv, line 3, field 'task': worker w1 answers t1 a second time; keep one line for each pair of task and worker.")]
    [TestCase("task,worker,label,duration_ms\nt1,w1,a,soon\n", "answers.csv, line 2, field 'duration_ms': \"soon\" is not a number of milliseconds, zero or more.")]
    [TestCase("task,worker,label,submitted_at\nt1,w1,a,yesterday\n", "answers.csv, line 2, field 'submitted_at': \"yesterday\" is not a time; write it like 2026-01-31T13:45:00Z.")]
    public void Each_fault_is_one_sentence_with_its_place(string text, string message) =>
        Assert.That(() => Read(text), Throws.TypeOf<InputFileException>().With.Message.EqualTo(message));

    [Test]
    public void Text_that_is_not_utf8_is_refused() => Assert.That(
        () => Read([.. Encoding.ASCII.GetBytes("task,worker,label\nt1,w1,"), 0xE9, (byte)'\n']),
        Throws.TypeOf<InputFileException>().With.Message.Contains("is not UTF-8"));

    [Test]
    public void A_line_without_end_is_refused_early() => Assert.That(
        () => Read("task,worker,label\nt1,w1," + new string('a', 1 << 20)),
        Throws.TypeOf<InputFileException>().With.Message.Contains("a field is longer than 65536 characters"));

    [Test]
    public void A_missing_file_is_said_to_be_missing() => Assert.That(
        () => RecordingReader.Read("nowhere/answers.csv", CancellationToken.None),
        Throws.TypeOf<InputFileException>().With.Message.EqualTo("nowhere/answers.csv: there is no such file."));

    [Test]
    public void A_gzip_file_cut_short_is_refused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes("task,worker,label\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"t{i},w{i * 7919 % 1000},a\n"))));
        }

        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "cut.csv.gz");
        File.WriteAllBytes(path, packed.ToArray()[..2000]);

        Assert.That(() => RecordingReader.Read(path, CancellationToken.None), Throws.TypeOf<InputFileException>().With.Message.Contains("gzip"));
    }

    [TestCase("rte", "answers.csv", 8000, 800, 164)]
    [TestCase("adult2", "answers.csv", 89799, 11040, 825)]
    [TestCase("anesthesia", "answers.csv", 225, 45, 5)]
    [TestCase("imagenet_real", "answers.csv.gz", 924810, 184962, 85)]
    public void Recorded_sets_are_read_whole(string set, string file, int answers, int items, int workers)
    {
        var recording = RecordingReader.Read(Path.Combine(SharedData.Require(set), file), CancellationToken.None);

        Assert.That((recording.Count, recording.Items.Count, recording.Workers.Count), Is.EqualTo((answers, items, workers)));
    }

    private static AnswerRecording Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static AnswerRecording Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return RecordingReader.Read(stream, "answers.csv", CancellationToken.None);
    }
}
