using Crowd.Marketplace.Taking;
using Crowd.Marketplace.WorkerSite.Sessions;
using Crowd.Marketplace.Workers;

namespace Crowd.Marketplace.WorkerSite.Questions;

/// <summary>
/// Lets a HIT's page submit for its worker without the session cookie, which a sandboxed page does not have: a signature of
/// worker and assignment inside the address it posts to. It is good for this worker and this assignment only.
/// </summary>
internal sealed class SubmitTicket(SiteKey key)
{
    private const string Purpose = "submit";

    /// <summary>What <c>turkSubmitTo</c> is for this assignment.</summary>
    public string Address(HttpRequest request, WorkerId worker, AssignmentId assignment) =>
        $"{request.Scheme}://{request.Host}/take/{worker}.{key.Sign(Purpose, $"{worker}.{assignment}")}";

    /// <summary>The ticket's worker, if the ticket is for this assignment.</summary>
    public WorkerId? Worker(string ticket, AssignmentId assignment) =>
        ticket.Length < 200 && ticket.Split('.') is [var worker, var signature] && WorkerRegistry.IsWorkerId(worker)
        && key.Verify(Purpose, $"{worker}.{assignment}", signature)
            ? new WorkerId(worker)
            : null;
}
