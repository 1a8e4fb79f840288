namespace Crowd.Quality.Tests.Answers;

public sealed class AnswerMatrixTests
{
    private static readonly int[] Items = [2, 0, 0, 2];
    private static readonly int[] Workers = [1, 1, 0, 0];
    private static readonly int[] Labels = [1, 0, 1, 1];

    [Test]
    public void Orders_answers_by_item_and_worker_and_leads_back_to_the_rows()
    {
        var matrix = AnswerMatrix.Build(Items, Workers, Labels, 3, 2, 2);

        Assert.Multiple(() =>
        {
            Assert.That(matrix.ItemStarts.ToArray(), Is.EqualTo(new[] { 0, 2, 2, 4 }));
            Assert.That(matrix.Workers.ToArray(), Is.EqualTo(new[] { 0, 1, 0, 1 }));
            Assert.That(matrix.Rows.ToArray(), Is.EqualTo(new[] { 2, 1, 3, 0 }));
            Assert.That(Enumerable.Range(0, 4).Select(matrix.LabelAt), Is.EqualTo(new[] { 1, 0, 1, 1 }));
            Assert.That(Enumerable.Range(0, 4).Select(matrix.ItemOf), Is.EqualTo(new[] { 0, 0, 2, 2 }));
            Assert.That(matrix.AnswersBy(1).ToArray(), Is.EqualTo(new[] { 1, 3 }));
            Assert.That(matrix.AnswersTo(1), Is.Zero);
            Assert.That(matrix.LabelCounts(), Is.EqualTo(new[] { 1L, 3L }));
        });
    }

    [TestCase(DuplicateAnswers.KeepFirst, new[] { 0 })]
    [TestCase(DuplicateAnswers.KeepLast, new[] { 2 })]
    [TestCase(DuplicateAnswers.KeepAll, new[] { 0, 1, 2 })]
    public void Repeated_answers_are_treated_as_asked(DuplicateAnswers duplicates, int[] kept)
    {
        var matrix = AnswerMatrix.Build([0, 0, 0], [0, 0, 0], [0, 1, 1], 1, 1, 2, duplicates);

        Assert.Multiple(() =>
        {
            Assert.That(matrix.Rows.ToArray(), Is.EqualTo(kept));
            Assert.That(matrix.RepeatedAnswers, Is.EqualTo(2));
        });
    }

    [Test]
    public void A_repeated_answer_is_refused_by_name() =>
        Assert.That(
            () => AnswerMatrix.Build([0, 1, 0], [3, 3, 3], [0, 0, 1], 2, 4, 2),
            Throws.ArgumentException.With.Message.Contains("Row 2: worker 3 already answered item 0 in row 0"));

    [TestCase(5, 0, 0, "Row 0: item 5 is outside 0 to 1")]
    [TestCase(0, -1, 0, "Row 0: worker -1 is outside 0 to 1")]
    [TestCase(0, 0, 2, "Row 0: label 2 is outside 0 to 1")]
    public void An_index_out_of_range_is_refused_by_row(int item, int worker, int label, string message) =>
        Assert.That(() => AnswerMatrix.Build([item], [worker], [label], 2, 2, 2), Throws.ArgumentException.With.Message.Contains(message));

    [Test]
    public void An_empty_set_is_refused() =>
        Assert.That(() => AnswerMatrix.Build([], [], [], 0, 0, 2), Throws.ArgumentException.With.Message.Contains("no answers"));

    [Test]
    public void Columns_of_unequal_length_are_refused() =>
        Assert.That(() => AnswerMatrix.Build([0], [0, 0], [0], 1, 1, 2), Throws.ArgumentException.With.Message.Contains("differ in length"));

    [Test]
    public void More_than_256_classes_use_wide_labels()
    {
        var matrix = AnswerMatrix.Build([0, 1], [0, 0], [999, 3], 2, 1, 1000);

        Assert.That(Enumerable.Range(0, 2).Select(matrix.LabelAt), Is.EqualTo(new[] { 999, 3 }));
    }
}
