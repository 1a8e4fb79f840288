using Crowd.Marketplace.Taking;
using Microsoft.AspNetCore.WebUtilities;

namespace Crowd.Marketplace.WorkerSite.Questions;

/// <summary>The four parameters that Amazon documents for a question's page.</summary>
/// <param name="AssignmentId">The assignment, or <see cref="Preview"/>.</param>
/// <param name="HitId">The HIT.</param>
/// <param name="WorkerId">Null in a preview.</param>
/// <param name="SubmitTo">To which the page adds <c>/mturk/externalSubmit</c>; null in a preview.</param>
internal sealed record FrameParameters(string AssignmentId, HitId HitId, WorkerId? WorkerId, string? SubmitTo)
{
    public const string Preview = "ASSIGNMENT_ID_NOT_AVAILABLE";

    public string AppendTo(string address) => QueryHelpers.AddQueryString(address, Query());

    private Dictionary<string, string?> Query()
    {
        var query = new Dictionary<string, string?> { ["assignmentId"] = AssignmentId, ["hitId"] = HitId.ToString() };
        if (WorkerId is { } worker)
        {
            query["workerId"] = worker.ToString();
            query["turkSubmitTo"] = SubmitTo;
        }

        return query;
    }
}
