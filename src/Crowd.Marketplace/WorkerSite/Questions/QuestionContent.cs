namespace Crowd.Marketplace.WorkerSite.Questions;

/// <summary>What a HIT asks, by kind.</summary>
internal abstract record QuestionContent
{
    private QuestionContent() { }

    /// <param name="Document">The page, as the requester wrote it.</param>
    /// <param name="FrameHeight">Pixels; 0 fills the window.</param>
    public sealed record Html(string Document, int FrameHeight) : QuestionContent;

    /// <param name="Address">The requester's page.</param>
    /// <param name="FrameHeight">Pixels; 0 fills the window.</param>
    public sealed record External(Uri Address, int FrameHeight) : QuestionContent;

    /// <param name="Xml">The QuestionForm element.</param>
    public sealed record Form(System.Xml.Linq.XElement Xml) : QuestionContent;
}
