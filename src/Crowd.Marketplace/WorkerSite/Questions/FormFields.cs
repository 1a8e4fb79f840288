using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.WorkerSite.Questions;

/// <summary>The answers of a QuestionForm that we drew: the first letter of a field's name says what its value is.</summary>
internal static class FormFields
{
    public static IReadOnlyList<AnswerField> Read(IEnumerable<AnswerField> fields) =>
        [.. fields.Where(field => field.Question is [_, ':', ..]).Select(Answer).Where(answer => answer.Kind == AnswerKind.FreeText || answer.Value.Length > 0)];

    private static AnswerField Answer(AnswerField field) => new(field.Question[2..], field.Value, field.Question[0] switch
    {
        's' => AnswerKind.Selection,
        'o' => AnswerKind.OtherSelection,
        _ => AnswerKind.FreeText,
    });
}
