using System.Net;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Tests.WorkerSite;

/// <summary>HITs with a real page, straight into the database: a page holds items, an item is a choice of labels.</summary>
internal static class HtmlHits
{
    private const string HtmlSchema = "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2011-11-11/HTMLQuestion.xsd";

    public static readonly string[] Labels = ["cat", "dog"];

    /// <summary>A new group.</summary>
    public static async Task<string> TypeAsync(Database sql, TimeProvider clock, CancellationToken token, int duration = 3600)
    {
        var type = NewId.Entity(clock);
        await sql.RunAsync("""
            insert into hit_types (hit_type_id, account_id, identity_hash, group_id, title, description, reward_micros, duration, auto_approval, created_at)
            values ($1, 1, decode(md5($1), 'hex'), 'G' || $1, 'Cats and dogs', 'Say what is in the picture', 50000, $2, 86400, $3)
            """, [type, (long)duration, clock.GetUtcNow()], token);
        return type;
    }

    public static Task<HitId> AddAsync(Database sql, TimeProvider clock, string type, int slots, CancellationToken token, params string[] items) =>
        AddQuestionAsync(sql, clock, type, slots, Question(Page(items)), token);

    public static async Task<HitId> AddQuestionAsync(Database sql, TimeProvider clock, string type, int slots, string question, CancellationToken token)
    {
        var hit = NewId.Entity(clock);
        var outcome = await sql.OutcomeAsync(
            "select outcome from work.create_hit(1, $1, $2, $3, null, null, null, null, 86400, $4, $5, 'CreateHIT', null, $6)",
            [type, hit, question, slots, Fees.ForAssignment(50_000, slots, masters: false), clock.GetUtcNow()], token);
        Assert.That(outcome, Is.EqualTo("created"));
        return new(hit);
    }

    public static string Question(string html) =>
        $"<HTMLQuestion xmlns=\"{HtmlSchema}\"><HTMLContent><![CDATA[{html}]]></HTMLContent><FrameHeight>0</FrameHeight></HTMLQuestion>";

    public static string Page(params string[] items) => $"""
        <!DOCTYPE html><html><body><form action="https://www.mturk.com/mturk/externalSubmit" method="post">
        <input type="hidden" name="assignmentId" value="">
        {string.Concat(items.Select((item, i) => Item(item, i + 1)))}
        <button>Submit</button></form></body></html>
        """;

    private static string Item(string key, int number) => $"""
        <fieldset data-item="{WebUtility.HtmlEncode(key)}"><legend>{number}</legend>
        {string.Concat(Labels.Select(label => $"<label><input type=\"radio\" name=\"q{number}\" value=\"{label}\">{label}</label>"))}
        </fieldset>
        """;
}
