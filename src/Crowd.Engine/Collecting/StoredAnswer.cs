namespace Crowd.Engine.Collecting;

/// <summary>An answer that has just been stored.</summary>
internal sealed record StoredAnswer(StoredSubmission Submission, PageAnswer Answer)
{
    public bool IsCheck => Answer.Question.Role == "check" && Answer.Question.Gold is not null;

    public bool IsRight => Answer.Question.Gold == Answer.Label;
}
