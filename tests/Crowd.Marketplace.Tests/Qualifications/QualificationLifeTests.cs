using Crowd.Marketplace.Qualifications;
using Crowd.Marketplace.Questions;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Tests.Qualifications;

internal sealed class QualificationLifeTests : RequesterFixture
{
    private const string Test = """
        <QuestionForm xmlns="http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionForm.xsd">
          <Question><QuestionIdentifier>q1</QuestionIdentifier><QuestionContent><Text>Which are animals?</Text></QuestionContent>
            <AnswerSpecification><SelectionAnswer><MaxSelectionCount>2</MaxSelectionCount><Selections>
              <Selection><SelectionIdentifier>cat</SelectionIdentifier><Text>Cat</Text></Selection>
              <Selection><SelectionIdentifier>dog</SelectionIdentifier><Text>Dog</Text></Selection>
              <Selection><SelectionIdentifier>car</SelectionIdentifier><Text>Car</Text></Selection>
            </Selections></SelectionAnswer></AnswerSpecification></Question>
        </QuestionForm>
        """;

    private static readonly AnswerField[] Both = [new("q1", "dog", AnswerKind.Selection), new("q1", "cat", AnswerKind.Selection)];
    private static readonly AnswerField[] One = [new("q1", "cat", AnswerKind.Selection)];

    [TestCase("", 10, 5)]
    [TestCase("<QualificationValueMapping><PercentageMapping><MaximumSummedScore>20</MaximumSummedScore></PercentageMapping></QualificationValueMapping>", 50, 25)]
    [TestCase("<QualificationValueMapping><ScaleMapping><SummedScoreMultiplier>1.5</SummedScoreMultiplier></ScaleMapping></QualificationValueMapping>", 15, 8)]
    [TestCase("<QualificationValueMapping><RangeMapping><SummedScoreRange><InclusiveLowerBound>6</InclusiveLowerBound><InclusiveUpperBound>10</InclusiveUpperBound><QualificationValue>3</QualificationValue></SummedScoreRange><OutOfRangeQualificationValue>-1</OutOfRangeQualificationValue></RangeMapping></QualificationValueMapping>", 3, -1)]
    public void A_key_grades_by_the_exact_set_and_its_mapping(string mapping, int both, int one)
    {
        var key = AnswerKey.Parse(Key(mapping), QuestionForm.Parse(Test));

        Assert.That((key.Grade(Both), key.Grade(One)), Is.EqualTo((both, one)));
    }

    [Test]
    public async Task A_graded_test_grants_at_once_and_again_only_after_the_delay()
    {
        var type = await TypeAsync(("Test", Test), ("AnswerKey", Key("")), ("TestDurationInSeconds", 600), ("RetryDelayInSeconds", 3600));
        var worker = await WorkerAsync();

        var test = (RequestOutcome.TestToTake)await Host.Qualifications.RequestAsync(worker, type, Token);
        Assert.That(test.Deadline, Is.EqualTo(Clock.GetUtcNow().AddSeconds(600)));
        Assert.That(await Host.Qualifications.SubmitTestAsync(worker, test.RequestId, Both, Token), Is.EqualTo(new RequestOutcome.Granted(10)));
        Assert.That(await ScoreAsync(type, worker), Is.EqualTo(10));

        Assert.That(await Host.Qualifications.RequestAsync(worker, type, Token), Is.InstanceOf<RequestOutcome.TooEarly>());
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(await Host.Qualifications.RequestAsync(worker, type, Token), Is.InstanceOf<RequestOutcome.TestToTake>());
    }

    [Test]
    public async Task A_test_handed_in_late_counts_for_nothing()
    {
        var type = await TypeAsync(("Test", Test), ("AnswerKey", Key("")), ("TestDurationInSeconds", 600));
        var worker = await WorkerAsync();
        var test = (RequestOutcome.TestToTake)await Host.Qualifications.RequestAsync(worker, type, Token);
        await AdvanceAsync(TimeSpan.FromSeconds(600));

        Assert.That(await Host.Qualifications.SubmitTestAsync(worker, test.RequestId, Both, Token), Is.InstanceOf<RequestOutcome.Late>());
        Assert.That(await Host.Qualifications.RequestAsync(worker, type, Token), Is.InstanceOf<RequestOutcome.NoRetake>());
    }

    [Test]
    public async Task A_request_waits_for_the_requesters_word()
    {
        var type = await TypeAsync(("RetryDelayInSeconds", 0));
        var (granted, declined) = (await WorkerAsync(), await WorkerAsync());
        await Host.Qualifications.RequestAsync(granted, type, Token);
        await Host.Qualifications.RequestAsync(declined, type, Token);
        var requests = (await Api.CallAsync("ListQualificationRequests", new { QualificationTypeId = type }))["QualificationRequests"]!.AsArray()
            .ToDictionary(r => (string)r!["WorkerId"]!, r => (string)r!["QualificationRequestId"]!);

        await Api.CallAsync("AcceptQualificationRequest", new { QualificationRequestId = requests[$"{granted}"], IntegerValue = 7 });
        await Api.CallAsync("RejectQualificationRequest", new { QualificationRequestId = requests[$"{declined}"], Reason = "sorry" });

        Assert.That(await ScoreAsync(type, granted), Is.EqualTo(7));
        Assert.That((await Api.RefusedAsync("GetQualificationScore", new { QualificationTypeId = type, WorkerId = $"{declined}" })).Code, Is.EqualTo("QualificationDoesNotExist"));
        Assert.That((await Api.RefusedAsync("AcceptQualificationRequest", new { QualificationRequestId = requests[$"{granted}"] })).Code, Is.EqualTo("InvalidQualificationRequestState"));
        Assert.That((await Api.CallAsync("ListQualificationRequests", new { QualificationTypeId = type }))["QualificationRequests"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task An_auto_granted_type_is_had_for_the_asking()
    {
        var type = await TypeAsync(("AutoGranted", true), ("AutoGrantedValue", 42));

        Assert.That(await Host.Qualifications.RequestAsync(await WorkerAsync(), type, Token), Is.EqualTo(new RequestOutcome.Granted(42)));
    }

    [Test]
    public async Task Only_active_types_can_be_asked_for()
    {
        var type = await TypeAsync(("QualificationTypeStatus", "Inactive"));

        Assert.That(await Host.Qualifications.RequestAsync(await WorkerAsync(), type, Token), Is.InstanceOf<RequestOutcome.NotRequestable>());
        await Api.CallAsync("UpdateQualificationType", new { QualificationTypeId = type, QualificationTypeStatus = "Active" });
        Assert.That(await Host.Qualifications.RequestAsync(await WorkerAsync(), type, Token), Is.InstanceOf<RequestOutcome.Pending>());
    }

    [Test]
    public async Task A_name_is_taken_until_its_type_is_deleted()
    {
        var name = Unique("Named");
        var type = (string)(await Api.CallAsync("CreateQualificationType", Ask.Qualification(name)))["QualificationType"]!["QualificationTypeId"]!;
        Assert.That((await Api.RefusedAsync("CreateQualificationType", Ask.Qualification(name))).Code, Is.EqualTo("QualificationTypeAlreadyExists"));
        var hitType = (string)(await Api.CallAsync("CreateHITType", Ask.HitType(("QualificationRequirements", new[] { new { QualificationTypeId = type, Comparator = "Exists" } }))))["HITTypeId"]!;

        await Api.CallAsync("DeleteQualificationType", new { QualificationTypeId = type });

        await Api.CallAsync("CreateQualificationType", Ask.Qualification(name));
        Assert.That((await Api.RefusedAsync("CreateHITWithHITType", new { HITTypeId = hitType, LifetimeInSeconds = 60, Question = Ask.External })).Code, Is.EqualTo("HITTypeDoesNotExist"));
    }

    [Test]
    public async Task Types_are_found_by_words_of_their_name()
    {
        var name = Unique("Zebra");
        await TypeAsync(("Name", name));

        var found = await Api.CallAsync("ListQualificationTypes", new { MustBeRequestable = false, MustBeOwnedByCaller = true, Query = name.ToLowerInvariant() });

        Assert.That(found["QualificationTypes"]!.AsArray().Select(t => (string)t!["Name"]!), Is.EqualTo(new[] { name }));
        Assert.That((int)(await Api.CallAsync("ListQualificationTypes", new { MustBeRequestable = false, Query = "Worker_" }))["NumResults"]!, Is.EqualTo(4));
    }

    [Test]
    public async Task What_does_not_fit_together_is_refused()
    {
        Assert.That((await RefusedAsync(("AutoGranted", true), ("Test", Test), ("TestDurationInSeconds", 60))).Type, Is.EqualTo("InvalidParameterCombinationError"));
        Assert.That((await RefusedAsync(("AnswerKey", Key("")))).Type, Is.EqualTo("InvalidParameterCombinationError"));
        Assert.That((await RefusedAsync(("Test", Test))).Type, Is.EqualTo("ParameterValidationError"));
        Assert.That((await RefusedAsync(("Test", Ask.External), ("TestDurationInSeconds", 60))).Type, Is.EqualTo("ParameterValidationError"));
        Assert.That((await RefusedAsync(("Test", Test), ("TestDurationInSeconds", 60), ("AnswerKey", Key("").Replace("dog", "cow")))).Message, Does.Contain("\"cow\""));
    }

    private Task<Refusal> RefusedAsync(params (string, object?)[] with) => Api.RefusedAsync("CreateQualificationType", Ask.Qualification(Unique("Odd"), with));

    private async Task<string> TypeAsync(params (string Name, object? Value)[] with) =>
        (string)(await Api.CallAsync("CreateQualificationType", Ask.Qualification(Unique("Skill"), with)))["QualificationType"]!["QualificationTypeId"]!;

    private async Task<int> ScoreAsync(string type, WorkerId worker) =>
        (int)(await Api.CallAsync("GetQualificationScore", new { QualificationTypeId = type, WorkerId = $"{worker}" }))["Qualification"]!["IntegerValue"]!;

    private static string Key(string mapping) => $"""
        <AnswerKey xmlns="http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/AnswerKey.xsd"><Question><QuestionIdentifier>q1</QuestionIdentifier>
          <AnswerOption><SelectionIdentifier>cat</SelectionIdentifier><SelectionIdentifier>dog</SelectionIdentifier><AnswerScore>10</AnswerScore></AnswerOption>
          <DefaultScore>5</DefaultScore></Question>{mapping}</AnswerKey>
        """;
}
