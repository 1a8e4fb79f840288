using Crowd.Marketplace.Taking;
using Crowd.Marketplace.WorkerSite.Questions;

namespace Crowd.Marketplace.WorkerSite.Taking;

/// <summary>The frame on a worker's page.</summary>
/// <param name="Address">What it loads.</param>
/// <param name="Sandbox">What its page may do.</param>
/// <param name="Height">Pixels; 0 fills the window.</param>
/// <param name="Foreign">The requester's own address, for an external question.</param>
public sealed record HitFrame(string Address, string Sandbox, int Height, Uri? Foreign)
{
    private const string OurPage = "allow-forms allow-scripts allow-modals";
    private const string TheirPage = "allow-forms allow-scripts allow-modals allow-same-origin allow-popups allow-downloads";

    internal static HitFrame OfPreview(HitPage page, QuestionContent content) =>
        Of(content, $"/worker/hits/{page.HitId}/question", new FrameParameters(FrameParameters.Preview, page.HitId, null, null));

    internal static HitFrame OfWork(HeldAssignment held, WorkerId worker, string submitTo, QuestionContent content) => Of(
        content,
        $"/worker/assignments/{held.AssignmentId}/question",
        new FrameParameters(held.AssignmentId.ToString(), held.Page.HitId, worker, submitTo));

    private static HitFrame Of(QuestionContent content, string own, FrameParameters parameters) => content switch
    {
        QuestionContent.External external => new HitFrame(parameters.AppendTo(external.Address.ToString()), TheirPage, external.FrameHeight, external.Address),
        QuestionContent.Html html => new HitFrame(parameters.AppendTo(own), OurPage, html.FrameHeight, null),
        _ => new HitFrame(parameters.AppendTo(own), OurPage, 0, null),
    };
}
