namespace Crowd.Marketplace.Taking;

/// <summary>Which element of the answer XML a value becomes. Selections occur with QuestionForm only.</summary>
public enum AnswerKind
{
    /// <summary>FreeText: any field of an external or HTML question, and text of a QuestionForm.</summary>
    FreeText,

    /// <summary>SelectionIdentifier.</summary>
    Selection,

    /// <summary>OtherSelectionText.</summary>
    OtherSelection,
}
