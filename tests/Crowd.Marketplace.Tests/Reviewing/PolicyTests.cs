using System.Text.Json.Nodes;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Tests.Reviewing;

internal sealed class PolicyTests : RequesterFixture
{
    [TestCase("red", "Approved", 1)]
    [TestCase("blue", "Rejected", 2)]
    public async Task Known_answers_decide_and_extend(string answer, string status, int assignments)
    {
        var hit = await CreateAsync(("AssignmentReviewPolicy", KnownAnswers()));
        var take = await TakeAsync(hit);
        await SubmitAsync(take, new AnswerField("q1", answer), new AnswerField("q2", " b | a "));

        Assert.That((string)(await Api.CallAsync("GetAssignment", new { AssignmentId = take.Id }))["Assignment"]!["AssignmentStatus"]!, Is.EqualTo(status));
        Assert.That((int)(await Api.CallAsync("GetHIT", new { HITId = hit }))["HIT"]!["MaxAssignments"]!, Is.EqualTo(assignments));
        var report = (await Api.CallAsync("ListReviewPolicyResultsForHIT", new { HITId = hit, MaxResults = 100 }))["AssignmentReviewReport"]!;
        Assert.That(Value(report, "KnownAnswerScore"), Is.EqualTo(answer == "red" ? "100" : "50"));
        Assert.That(report["ReviewActions"]!.AsArray().Select(a => (string)a!["Status"]!), Is.All.EqualTo("Succeeded"));
    }

    // the reference's own sample: three workers, four questions
    [Test]
    public async Task Plurality_scores_the_hit_and_its_workers_as_the_sample_does()
    {
        var hit = await CreateAsync(("MaxAssignments", 3), ("HITReviewPolicy", Plurality(("ApproveIfWorkerAgreementScoreIsAtLeast", "100"))));
        var takes = new[] { await TakeAsync(hit), await TakeAsync(hit), await TakeAsync(hit) };
        await SubmitAsync(takes[0], Answers("a", "b", "c", "1"));
        await SubmitAsync(takes[1], Answers("a", "x", "c", "2"));
        await SubmitAsync(takes[2], Answers("y", "b", "c", "3"));

        var report = (await Api.CallAsync("ListReviewPolicyResultsForHIT", new { HITId = hit, MaxResults = 100 }))["HITReviewReport"]!;

        Assert.That(Value(report, "HitAgreementScore"), Is.EqualTo("75"));
        Assert.That(takes.Select(t => Value(report, "WorkerAgreementScore", t.Id)), Is.EqualTo(new[] { "100", "66", "66" }));
        Assert.That((string)(await Api.CallAsync("GetAssignment", new { AssignmentId = takes[0].Id }))["Assignment"]!["AssignmentStatus"]!, Is.EqualTo("Approved"));
    }

    [Test]
    public async Task Too_little_agreement_asks_for_one_more_until_the_limit()
    {
        var hit = await CreateAsync(("MaxAssignments", 2), ("LifetimeInSeconds", 600), ("HITReviewPolicy", Plurality(
            ("ExtendIfHITAgreementScoreIsLessThan", "100"), ("ExtendMaximumAssignments", "3"), ("ExtendMinimumTimeInSeconds", "3600"))));
        await SubmitAsync(await TakeAsync(hit), Answers("a", "b", "c", "1"));
        await SubmitAsync(await TakeAsync(hit), Answers("e", "f", "g", "2"));
        var extended = (await Api.CallAsync("GetHIT", new { HITId = hit }))["HIT"]!;
        Assert.That(((string)extended["HITStatus"]!, (int)extended["MaxAssignments"]!), Is.EqualTo(("Assignable", 3)));
        Assert.That((decimal)extended["Expiration"]! - (decimal)extended["CreationTime"]!, Is.EqualTo(3600));

        await SubmitAsync(await TakeAsync(hit), Answers("h", "i", "j", "3"));

        Assert.That((int)(await Api.CallAsync("GetHIT", new { HITId = hit }))["HIT"]!["MaxAssignments"]!, Is.EqualTo(3));
        var actions = (await Api.CallAsync("ListReviewPolicyResultsForHIT", new { HITId = hit, MaxResults = 100, RetrieveResults = false }))["HITReviewReport"]!["ReviewActions"]!;
        Assert.That(actions.AsArray().Select(a => (string)a!["ActionName"]!), Is.EqualTo(new[] { "extend", "extend" }));
    }

    [Test]
    public async Task Policies_that_make_no_sense_are_refused()
    {
        Assert.That((await Api.RefusedAsync("CreateHIT", Ask.Hit(("HITReviewPolicy", KnownAnswers())))).Type, Is.EqualTo("ParameterValidationError"));
        Assert.That((await Api.RefusedAsync("CreateHIT", Ask.Hit(("HITReviewPolicy", Plurality(("Unknown", "1")))))).Message, Does.Contain("\"Unknown\""));
        Assert.That((await Api.RefusedAsync("CreateHIT", Ask.Hit(("HITReviewPolicy", Plurality(("ExtendIfHITAgreementScoreIsLessThan", "50")))))).Type, Is.EqualTo("ParameterValidationError"));
    }

    private static AnswerField[] Answers(params string[] values) => [.. values.Select((v, i) => new AnswerField($"q{i + 1}", v))];

    private static string Value(JsonNode report, string key, string? subject = null) => (string)report["ReviewResults"]!.AsArray()
        .Single(r => (string)r!["Key"]! == key && (subject is null || (string)r["SubjectId"]! == subject))!["Value"]!;

    private static object KnownAnswers() => new
    {
        PolicyName = "ScoreMyKnownAnswers/2011-09-01",
        Parameters = new object[]
        {
            new { Key = "AnswerKey", MapEntries = new[] { new { Key = "q1", Values = new[] { "red" } }, new { Key = "q2", Values = new[] { "a", "b" } } } },
            new { Key = "ApproveIfKnownAnswerScoreIsAtLeast", Values = new[] { "80" } },
            new { Key = "RejectIfKnownAnswerScoreIsLessThan", Values = new[] { "60" } },
            new { Key = "RejectReason", Values = new[] { "known answers missed" } },
            new { Key = "ExtendIfKnownAnswerScoreIsLessThan", Values = new[] { "60" } },
        },
    };

    private static object Plurality(params (string Key, string Value)[] more) => new
    {
        PolicyName = "SimplePlurality/2011-09-01",
        Parameters = new[] { ("QuestionIds", "q1,q2,q3,q4"), ("QuestionAgreementThreshold", "60") }.Concat(more).Select(p => new { Key = p.Item1, Values = new[] { p.Item2 } }).ToArray(),
    };
}
