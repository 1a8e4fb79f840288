namespace Crowd.Engine.Collecting;

/// <summary>From a document to labels: the question at position p is answered by the field <c>q{p}</c>. Pure.</summary>
internal static class AnswerReader
{
    // Enough to recognise it, not enough to flood a table.
    private const int ShownOfValue = 60;

    /// <summary>What could be read, and what could not, as one sentence; both, where a page is half answered.</summary>
    public static (IReadOnlyList<PageAnswer> Answers, string? Problem) Read(
        string raw, IEnumerable<PageQuestion> questions, IReadOnlyDictionary<string, int> classes)
    {
        var (fields, problem) = AnswerDocument.Read(raw);
        var answers = new List<PageAnswer>();
        if (problem is not null)
            return (answers, problem);
        foreach (var question in questions)
        {
            if (!fields.TryGetValue($"q{question.Position}", out var value) || value.Length == 0)
                problem ??= $"Question {question.Position} is not answered.";
            else if (!classes.TryGetValue(value, out var label))
                problem ??= $"Question {question.Position} is answered with '{Shown(value)}', which is none of the labels.";
            else
                answers.Add(new PageAnswer(question, label));
        }
        return (answers, problem);
    }

    private static string Shown(string value) =>
        string.Concat(value.Take(ShownOfValue).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)) + (value.Length > ShownOfValue ? "…" : "");
}
