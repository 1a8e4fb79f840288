using System.Xml.Linq;

namespace Crowd.Marketplace.WorkerSite.Questions;

/// <summary>How a QuestionForm's question is answered.</summary>
internal abstract record FormAnswer
{
    private FormAnswer() { }

    public sealed record Text(
        bool IsRequired, bool IsNumeric, string? Min, string? Max, string? MinLength, string? MaxLength, string? Pattern, string? PatternFault, string? Default, int Lines) : FormAnswer;

    public sealed record Selection(bool IsMultiple, bool IsList, int Min, int Max, IReadOnlyList<Option> Options, bool HasOther) : FormAnswer;

    public sealed record Option(string Id, XElement Xml);
}
