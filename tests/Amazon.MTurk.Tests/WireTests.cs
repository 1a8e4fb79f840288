using Amazon.MTurk.Model;

namespace Amazon.MTurk.Tests;

internal sealed class WireTests : AgainstTheFakeService
{
    private static readonly DateTime NewYear = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [TestCase("1767225600", 0)]
    [TestCase("1767225600.0", 0)]
    [TestCase("1767225600.123", 123)]
    [TestCase("1.7672256E9", 0)]
    [TestCase("1.767225600123e9", 123)]
    [TestCase("\"1767225600.5\"", 500)]
    [TestCase("\"2026-01-01T00:00:00Z\"", 0)]
    [TestCase("\"2026-01-01T01:00:00.25+01:00\"", 250)]
    public async Task Times_are_read_exactly_and_as_utc(string wire, int milliseconds)
    {
        Service.Answers(Answer.Ok($$$"""{"HIT":{"CreationTime":{{{wire}}}}}"""));
        using var client = Service.Client();

        var time = (await client.GetHITAsync(new GetHITRequest(), CancellationToken.None)).HIT.CreationTime!.Value;

        Assert.That((time, time.Kind), Is.EqualTo((NewYear.AddMilliseconds(milliseconds), DateTimeKind.Utc)));
    }

    [TestCase(0, "1767225600")]
    [TestCase(250, "1767225600.25")]
    [TestCase(1, "1767225600.001")]
    [TestCase(-1767225600000, "0")]
    public async Task Times_are_written_as_epoch_seconds(long milliseconds, string expected)
    {
        using var client = Service.Client();

        await client.UpdateExpirationForHITAsync(new UpdateExpirationForHITRequest { ExpireAt = NewYear.AddMilliseconds(milliseconds) }, CancellationToken.None);

        Assert.That(Service.Calls.Single().Text, Is.EqualTo($$"""{"ExpireAt":{{expected}}}"""));
    }

    [Test]
    public async Task A_local_time_is_written_as_the_same_instant()
    {
        using var client = Service.Client();

        await client.UpdateExpirationForHITAsync(new UpdateExpirationForHITRequest { ExpireAt = NewYear.ToLocalTime() }, CancellationToken.None);

        Assert.That(Service.Calls.Single().Text, Is.EqualTo("""{"ExpireAt":1767225600}"""));
    }

    [TestCase("0.10")]
    [TestCase("5.")]
    [TestCase("0")]
    public async Task Money_travels_as_the_text_it_was_given(string amount)
    {
        Service.Answers(Answer.Ok($$"""{"AvailableBalance":"{{amount}}"}"""));
        using var client = Service.Client();

        var balance = await client.GetAccountBalanceAsync(new GetAccountBalanceRequest(), CancellationToken.None);
        Service.Answers(Answer.Ok("{}"));
        await client.SendBonusAsync(new SendBonusRequest { BonusAmount = amount }, CancellationToken.None);

        Assert.That((balance.AvailableBalance, Service.Calls.Last().Text), Is.EqualTo((amount, $$"""{"BonusAmount":"{{amount}}"}""")));
    }

    [Test]
    public async Task What_is_null_is_left_out_and_what_is_set_to_zero_false_or_empty_is_sent()
    {
        using var client = Service.Client();
        var request = new CreateHITRequest { MaxAssignments = 0, Title = "", QualificationRequirements = [] };

        await client.CreateHITAsync(request, CancellationToken.None);

        Assert.That(Service.Calls.Single().Text, Is.EqualTo("""{"MaxAssignments":0,"Title":"","QualificationRequirements":[]}"""));
    }

    [Test]
    public async Task Where_version_3s_habit_is_asked_for_collections_start_empty_and_empty_ones_are_not_sent()
    {
        AWSConfigs.InitializeCollections = true;
        try
        {
            using var client = Service.Client();
            var request = new CreateHITRequest { Title = "t" };

            await client.CreateHITAsync(request, CancellationToken.None);

            Assert.That((request.QualificationRequirements.Count, Service.Calls.Single().Text), Is.EqualTo((0, """{"Title":"t"}""")));
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }
    }

    [Test]
    public async Task A_question_arrives_as_it_was_written()
    {
        const string question = "<HTMLQuestion><![CDATA[\"Ünïcode\" ☃ 𝄞 \\ \t\r\n & </script>]]></HTMLQuestion>";
        Service.Behaviour = call => Task.FromResult(Answer.Ok($$"""{"HIT":{{call.Text}}}"""));
        using var client = Service.Client();

        var response = await client.CreateHITAsync(new CreateHITRequest { Question = question }, CancellationToken.None);

        Assert.That(response.HIT.Question, Is.EqualTo(question));
    }

    [Test]
    public async Task Members_and_values_that_the_client_does_not_know_do_no_harm()
    {
        Service.Answers(Answer.Ok("""{"New":{"a":[1]},"HIT":{"HITStatus":"Resting","MaxAssignments":null,"Keywords":null}}"""));
        using var client = Service.Client();

        var hit = (await client.GetHITAsync(new GetHITRequest(), CancellationToken.None)).HIT;

        Assert.Multiple(() =>
        {
            Assert.That(hit.HITStatus.Value, Is.EqualTo("Resting"));
            Assert.That(hit.MaxAssignments, Is.Null);
            Assert.That(hit.Keywords, Is.Null);
        });
    }

    [Test]
    public async Task A_known_value_is_the_constant_itself_and_equal_to_its_text()
    {
        Service.Answers(Answer.Ok("""{"HIT":{"HITStatus":"Reviewable"}}"""));
        using var client = Service.Client();

        var status = (await client.GetHITAsync(new GetHITRequest(), CancellationToken.None)).HIT.HITStatus;

        Assert.Multiple(() =>
        {
            Assert.That(status, Is.SameAs(HITStatus.Reviewable));
            Assert.That(status == "Reviewable", Is.True);
        });
    }

    [Test]
    public async Task An_operation_without_output_may_answer_without_a_body()
    {
        Service.Answers(Answer.Ok(""));
        using var client = Service.Client();

        var response = await client.DeleteHITAsync(new DeleteHITRequest { HITId = "3ABC" }, CancellationToken.None);

        Assert.That(response.HttpStatusCode, Is.EqualTo(System.Net.HttpStatusCode.OK));
    }
}
