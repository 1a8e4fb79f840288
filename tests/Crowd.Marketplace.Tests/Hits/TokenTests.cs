namespace Crowd.Marketplace.Tests.Hits;

internal sealed class TokenTests : RequesterFixture
{
    [Test]
    public async Task A_token_makes_one_hit_and_names_it_the_second_time()
    {
        var request = Ask.Hit(("UniqueRequestToken", Unique("t")));
        var hit = (string)(await Api.CallAsync("CreateHIT", request))["HIT"]!["HITId"]!;

        var refusal = await Api.RefusedAsync("CreateHIT", request);

        Assert.That((refusal.Code, refusal.Message), Is.EqualTo(("HitAlreadyExists", $"The HIT with ID \"{hit}\" already exists.")));
    }

    [Test]
    public async Task Calls_with_one_token_at_once_make_one_hit()
    {
        var request = Ask.Hit(("UniqueRequestToken", Unique("t")), ("RequesterAnnotation", Unique("at once")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Api.TryAsync("CreateHIT", request)));

        Assert.That(answers.Count(a => (int)a.Status == 200), Is.EqualTo(1));
        Assert.That(answers.Where(a => (int)a.Status != 200).Select(a => (string)a.Body["TurkErrorCode"]!), Is.All.EqualTo("AWS.MechanicalTurk.HitAlreadyExists"));
    }

    [Test]
    public async Task A_token_is_forgotten_after_24_hours()
    {
        var request = Ask.Hit(("UniqueRequestToken", Unique("t")));
        await Api.CallAsync("CreateHIT", request);
        Clock.Advance(TimeSpan.FromHours(24));

        await Api.CallAsync("CreateHIT", request);
    }

    [Test]
    public async Task A_refused_call_leaves_its_token_free()
    {
        using var api = await OpenAsync(0.12m);
        var request = Ask.Hit(("UniqueRequestToken", "t"), ("MaxAssignments", 2));
        await api.RefusedAsync("CreateHIT", request);

        request["MaxAssignments"] = 1;
        await api.CallAsync("CreateHIT", request);
    }

    [Test]
    public async Task Extensions_and_bonuses_with_one_token_happen_once()
    {
        var hit = await CreateAsync();
        var extend = new { HITId = hit, NumberOfAdditionalAssignments = 1, UniqueRequestToken = Unique("e") };
        await Api.CallAsync("CreateAdditionalAssignmentsForHIT", extend);
        Assert.That((await Api.RefusedAsync("CreateAdditionalAssignmentsForHIT", extend)).Message, Does.Contain("idempotency token"));
        var take = await TakeAsync(hit);
        await SubmitAsync(take);
        var bonus = new { WorkerId = $"{take.Worker}", AssignmentId = take.Id, BonusAmount = "0.50", Reason = "r", UniqueRequestToken = Unique("b") };
        await Api.CallAsync("SendBonus", bonus);

        Assert.That((await Api.RefusedAsync("SendBonus", bonus)).Message, Does.Contain("idempotency token"));
        Assert.That((int)(await Api.CallAsync("ListBonusPayments", new { HITId = hit }))["NumResults"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Fewer_than_ten_assignments_never_become_ten()
    {
        var hit = await CreateAsync(("MaxAssignments", 5));
        await Api.CallAsync("CreateAdditionalAssignmentsForHIT", new { HITId = hit, NumberOfAdditionalAssignments = 4 });

        Assert.That((await Api.RefusedAsync("CreateAdditionalAssignmentsForHIT", new { HITId = hit, NumberOfAdditionalAssignments = 1 })).Code, Is.EqualTo("InvalidMaximumAssignmentsIncrease"));
        var many = await CreateAsync(("MaxAssignments", 10));
        await Api.CallAsync("CreateAdditionalAssignmentsForHIT", new { HITId = many, NumberOfAdditionalAssignments = 100 });
    }

    [Test]
    public async Task Equal_properties_are_one_type_and_one_group()
    {
        var title = Unique("Typed");
        var one = (string)(await Api.CallAsync("CreateHITType", Ask.HitType(("Title", title), ("Reward", "0.1"))))["HITTypeId"]!;
        var same = (string)(await Api.CallAsync("CreateHITType", Ask.HitType(("Title", title), ("Reward", "0.10"))))["HITTypeId"]!;
        var other = (string)(await Api.CallAsync("CreateHITType", Ask.HitType(("Title", title + "!"))))["HITTypeId"]!;
        var hits = new[] { await OfTypeAsync(one), await OfTypeAsync(same) };

        Assert.That((same, other), Is.EqualTo((one, other)));
        Assert.That(other, Is.Not.EqualTo(one));
        Assert.That(hits[0], Is.EqualTo(hits[1]));
    }

    private async Task<string> OfTypeAsync(string type) => (string)(await Api.CallAsync(
        "CreateHITWithHITType", new { HITTypeId = type, LifetimeInSeconds = 3600, Question = Ask.External }))["HIT"]!["HITGroupId"]!;
}
