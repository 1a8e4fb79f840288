namespace Crowd.Marketplace.Taking;

/// <summary>One value of a submitted form, in form order.</summary>
/// <param name="Question">The field's name: the answer's QuestionIdentifier.</param>
/// <param name="Value">What was entered, or the identifier of the chosen selection.</param>
public readonly record struct AnswerField(string Question, string Value, AnswerKind Kind = AnswerKind.FreeText);
