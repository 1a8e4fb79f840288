using Crowd.Marketplace.Tests.WorkerSite;
using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.WorkerSite;

internal sealed class QuestionFormTests : WorkerSiteFixture
{
    private const string Form = """
        <QuestionForm xmlns="http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2017-11-06/QuestionForm.xsd">
          <Overview><Title>About you</Title><FormattedContent><![CDATA[<p>Please <b>read</b><script>window.evil = 1</script></p>]]></FormattedContent></Overview>
          <Question><QuestionIdentifier>country</QuestionIdentifier><DisplayName>Country</DisplayName><IsRequired>true</IsRequired>
            <QuestionContent><Text>Where do you live?</Text></QuestionContent>
            <AnswerSpecification><FreeTextAnswer><Constraints><Length minLength="2" maxLength="30"/></Constraints></FreeTextAnswer></AnswerSpecification></Question>
          <Question><QuestionIdentifier>pets</QuestionIdentifier><DisplayName>Pets</DisplayName>
            <QuestionContent><Text>Which pets do you have?</Text></QuestionContent>
            <AnswerSpecification><SelectionAnswer><MinSelectionCount>0</MinSelectionCount><MaxSelectionCount>2</MaxSelectionCount><StyleSuggestion>checkbox</StyleSuggestion>
              <Selections><Selection><SelectionIdentifier>c</SelectionIdentifier><Text>cat</Text></Selection><Selection><SelectionIdentifier>d</SelectionIdentifier><Text>dog</Text></Selection>
              <Selection><SelectionIdentifier>f</SelectionIdentifier><Text>fish</Text></Selection><OtherSelection/></Selections></SelectionAnswer></AnswerSpecification></Question>
          <Question><QuestionIdentifier>like</QuestionIdentifier><DisplayName>Like</DisplayName><IsRequired>true</IsRequired>
            <QuestionContent><Text>Do you like this?</Text></QuestionContent>
            <AnswerSpecification><SelectionAnswer><StyleSuggestion>dropdown</StyleSuggestion>
              <Selections><Selection><SelectionIdentifier>y</SelectionIdentifier><Text>yes</Text></Selection><Selection><SelectionIdentifier>n</SelectionIdentifier><Text>no</Text></Selection></Selections></SelectionAnswer></AnswerSpecification></Question>
        </QuestionForm>
        """;

    [Test]
    public async Task A_question_form_is_filled_in_and_answered_with_its_selections()
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        var frame = await AcceptAsync(await HtmlHits.AddQuestionAsync(Sql, Clock, type, 1, Form, Token));
        await frame.GetByLabel("Country").FillAsync("Österreich");
        foreach (var pet in new[] { "cat", "dog", "fish" })
        {
            await frame.GetByLabel(pet, new() { Exact = true }).CheckAsync();
        }

        await frame.GetByLabel("Like").SelectOptionAsync("no");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await frame.GetByLabel("dog", new() { Exact = true }).UncheckAsync();
        await frame.GetByLabel("Other").FillAsync("newt");
        await SubmitAsync(frame);

        Assert.That(await AnswersAsync(), Is.EqualTo(new Dictionary<string, string> { ["country"] = "Österreich", ["pets"] = "c,f,newt", ["like"] = "n" }));
    }

    [Test]
    public async Task Formatted_content_runs_no_script()
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        var frame = await AcceptAsync(await HtmlHits.AddQuestionAsync(Sql, Clock, type, 1, Form, Token));

        Assert.That(await frame.EvaluateAsync<bool>("() => 'evil' in window"), Is.False);
        Assert.That(await frame.Locator("b").TextContentAsync(), Is.EqualTo("read"));
    }
}
