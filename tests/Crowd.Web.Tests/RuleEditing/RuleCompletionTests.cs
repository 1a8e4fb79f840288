using Crowd.Web.RuleEditing;

namespace Crowd.Web.Tests.RuleEditing;

/// <summary>The caret stands at the <c>|</c>.</summary>
internal sealed class RuleCompletionTests
{
    [TestCase("- rule: x\n  when: gold.ac|", "gold.accuracy")]
    [TestCase("- rule: x\n  when: gold.answers > 3 and sure|", "surely")]
    [TestCase("- rule: x\n  when: sha|", "share(")]
    [TestCase("- rule: x\n  then: [excl|", "exclude")]
    [TestCase("- rule: x\n  then: [warn, reco|", "recollect")]
    [TestCase("- rule: x\n  then:\n    - disc|", "discard")]
    [TestCase("- rule: x\n  mode: pro|", "propose")]
    [TestCase("- rule: x\n  appr|", "approval: ")]
    [TestCase("- ru|", "rule: ")]
    [TestCase("- rule: x\n  then: [warn]\n- ru|", "rule: ")]
    [TestCase("- rule: x\n  when: >\n    gold.accuracy < 70%\n    and gold.wr|", "gold.wrong")]
    [TestCase("- rule: x\n  when: accura|", "gold.accuracy")]
    public void The_field_says_which_words_fit(string text, string first)
    {
        var (words, caret) = (text.Replace("|", ""), text.IndexOf('|'));

        Assert.That(RuleCompletion.At(words, caret, asked: false).Words[0].Text, Is.EqualTo(first));
    }

    [TestCase("- rule: gold|")]
    [TestCase("- rule: x\n  when: gold.accuracy|")]
    [TestCase("- rule: x\n  when: |")]
    [TestCase("|")]
    public void Nothing_is_offered_where_nothing_helps(string text) =>
        Assert.That(RuleCompletion.At(text.Replace("|", ""), text.IndexOf('|'), asked: false).Words.Select(w => w.Text), Has.None.EqualTo("gold.accuracy").And.None.EqualTo("rule: "));

    [Test]
    public void Who_asks_is_shown_all_that_fits()
    {
        Assert.That(RuleCompletion.At("- rule: x\n  scope: ", 19, asked: true).Words.Select(w => w.Text), Is.EqualTo(new[] { "campaign", "project", "account" }));
        Assert.That(RuleCompletion.At("", 0, asked: true).Words.Select(w => w.Text), Has.Some.EqualTo("rule: "));
    }

    [TestCase(-5)]
    [TestCase(5000)]
    public void A_caret_outside_of_the_text_is_taken_for_its_end(int caret) =>
        Assert.That(RuleCompletion.At("- rule: x", caret, asked: true).From, Is.InRange(0, 9));
}
