namespace Crowd.Quality.Tests.Answers;

public sealed class AnswerMatrixBuilderTests
{
    [Test]
    public void Names_become_integers_and_labels_are_sorted()
    {
        var builder = new AnswerMatrixBuilder();
        builder.Add("cat-7", "anna", "yes");
        builder.Add("cat-7"u8, "bob"u8, "no"u8);
        var answers = builder.Build();

        Assert.Multiple(() =>
        {
            Assert.That(answers.Labels, Is.EqualTo(new[] { "no", "yes" }));
            Assert.That(answers.Items, Is.EqualTo(new[] { "cat-7" }));
            Assert.That(answers.Workers, Is.EqualTo(new[] { "anna", "bob" }));
            Assert.That(answers.Workers.IndexOf("bob"), Is.EqualTo(1));
            Assert.That(answers.Workers.IndexOf("carol"), Is.EqualTo(-1));
            Assert.That(answers.Matrix.LabelAt(0), Is.EqualTo(answers.ClassOf("yes")));
        });
    }

    [Test]
    public void A_schema_keeps_its_order_and_refuses_other_labels()
    {
        var builder = new AnswerMatrixBuilder(["yes", "no", "maybe"]);
        builder.Add("a", "b", "no");

        Assert.Multiple(() =>
        {
            Assert.That(() => builder.Add("a", "c", "never"), Throws.ArgumentException.With.Message.Contains("Row 1: the label 'never'"));
            Assert.That(builder.Build().Matrix.ClassCount, Is.EqualTo(3));
            Assert.That(builder.Build().Matrix.LabelAt(0), Is.EqualTo(1));
        });
    }

    [Test]
    public void A_hundred_thousand_names_survive_growth()
    {
        var builder = new AnswerMatrixBuilder();
        for (var n = 0; n < 100_000; n++)
        {
            builder.Add($"item-{n}", $"wörker-{n % 999}", (n % 3).ToString());
        }

        var answers = builder.Build();

        Assert.Multiple(() =>
        {
            Assert.That(answers.Items[99_999], Is.EqualTo("item-99999"));
            Assert.That(answers.Items.IndexOf("item-54321"), Is.EqualTo(54_321));
            Assert.That(answers.Workers.Count, Is.EqualTo(999));
            Assert.That(answers.Workers[998], Is.EqualTo("wörker-998"));
        });
    }

    [Test]
    public void Building_again_after_more_answers_leaves_the_first_build_as_it_was()
    {
        var builder = new AnswerMatrixBuilder();
        builder.Add("a", "w", "x");
        var first = builder.Build();
        builder.Add("b", "w", "x");

        Assert.Multiple(() =>
        {
            Assert.That(first.Items, Has.Count.EqualTo(1));
            Assert.That(builder.Build().Items, Has.Count.EqualTo(2));
        });
    }
}
