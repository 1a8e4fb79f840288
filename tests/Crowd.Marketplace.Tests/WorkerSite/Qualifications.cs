using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Tests.WorkerSite;

/// <summary>A qualification with a test of one question that is graded at once.</summary>
internal static class Qualifications
{
    private const string Schemas = "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/";

    private const string Test = $"""
        <QuestionForm xmlns="{Schemas}2005-10-01/QuestionForm.xsd"><Question><QuestionIdentifier>capital</QuestionIdentifier><DisplayName>Capital of France?</DisplayName><IsRequired>true</IsRequired>
        <QuestionContent><Text>Choose one.</Text></QuestionContent><AnswerSpecification><SelectionAnswer><StyleSuggestion>radiobutton</StyleSuggestion><Selections>
        <Selection><SelectionIdentifier>p</SelectionIdentifier><Text>Paris</Text></Selection><Selection><SelectionIdentifier>l</SelectionIdentifier><Text>Lyon</Text></Selection>
        </Selections></SelectionAnswer></AnswerSpecification></Question></QuestionForm>
        """;

    private const string Key = $"""
        <AnswerKey xmlns="{Schemas}2005-10-01/AnswerKey.xsd"><Question><QuestionIdentifier>capital</QuestionIdentifier>
        <AnswerOption><SelectionIdentifier>p</SelectionIdentifier><AnswerScore>10</AnswerScore></AnswerOption></Question></AnswerKey>
        """;

    public static async Task<string> AddAsync(Database sql, TimeProvider clock, CancellationToken token)
    {
        var type = NewId.Entity(clock);
        await sql.RunAsync("""
            insert into qualification_types (qualification_type_id, account_id, name, description, status, test, answer_key, test_duration, created_at)
            values ($1, 1, 'Geography ' || $1, 'Knows capitals', 'Active', $2, $3, 600, $4)
            """, [type, Test, Key, clock.GetUtcNow()], token);
        return type;
    }

    /// <summary>The HIT type then asks for a score of 10.</summary>
    public static Task RequireAsync(Database sql, string hitType, string qualification, CancellationToken token) => sql.RunAsync("""
        insert into hit_type_requirements (hit_type_id, ordinal, qualification_type_id, comparator, int_values, guards) values ($1, 1, $2, 'GreaterThanOrEqualTo', '{10}', 1)
        """, [hitType, qualification], token);
}
