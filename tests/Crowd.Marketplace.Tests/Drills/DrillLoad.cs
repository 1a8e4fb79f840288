using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Crowd.Marketplace.Tests.WorkerSite;

namespace Crowd.Marketplace.Tests.Drills;

/// <summary>
/// One requester with one worker: publishes, takes, submits, approves, pays a bonus, over and over, until the marketplace dies under
/// it. A call that was cut off is made again with its token after the restart.
/// </summary>
internal sealed partial class DrillLoad(string worker, string accessKey, Acknowledged acknowledged)
{
    private int _round;

    public async Task RunAsync(Uri address, CancellationToken cancellationToken)
    {
        using var api = new Requester(address, accessKey, "secret");
        using var site = new WorkerClient(address);
        try
        {
            await site.SignInAsync(worker, cancellationToken);
            while (!cancellationToken.IsCancellationRequested)
            {
                await RoundAsync(api, site, $"{worker}{_round}", cancellationToken);
                _round++;
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            // the marketplace was killed: the round begins again when it is back
        }
    }

    private async Task RoundAsync(Requester api, WorkerClient site, string token, CancellationToken cancellationToken)
    {
        var (hit, group) = await PublishAsync(api, token);
        if (hit is null)
            return;
        acknowledged.HitByToken[token] = hit;
        acknowledged.Count();
        var taken = await TakeAsync(site, group!, cancellationToken);
        if (taken is null)
            return;
        using (var reply = await site.PostAsync("/mturk/externalSubmit", cancellationToken, ("assignmentId", taken), ("label", "cat")))
            if (reply.IsSuccessStatusCode)
                acknowledged.Submitted.Add(taken);
        acknowledged.Count();
        if ((int)(await api.TryAsync("ApproveAssignment", new { AssignmentId = taken })).Status == 200)
            acknowledged.Approved.Add(taken);
        acknowledged.Count();
        var bonus = await api.TryAsync("SendBonus", new { WorkerId = worker, AssignmentId = taken, BonusAmount = "0.05", Reason = token, UniqueRequestToken = token });
        if ((int)bonus.Status == 200 || ((string)bonus.Body["Message"]!).Contains("idempotency"))
            acknowledged.BonusTokens.Add(token);
        acknowledged.Count();
    }

    private static async Task<(string? Hit, string? Group)> PublishAsync(Requester api, string token)
    {
        var (_, body) = await api.TryAsync("CreateHIT", Ask.Hit(("UniqueRequestToken", token), ("RequesterAnnotation", token), ("Title", token)));
        if (body["HIT"] is JsonObject made)
            return ((string)made["HITId"]!, (string)made["HITGroupId"]!);
        if (Known().Match((string)body["Message"]!) is not { Success: true } known)
            return default;
        var hit = known.Groups[1].Value;
        return (hit, (string)(await api.TryAsync("GetHIT", new { HITId = hit })).Body["HIT"]!["HITGroupId"]!);
    }

    private static async Task<string?> TakeAsync(WorkerClient site, string group, CancellationToken cancellationToken)
    {
        using var reply = await site.PostAsync($"/worker/groups/{group}/accept", cancellationToken);
        return reply.IsSuccessStatusCode
            ? (string?)JsonNode.Parse(await reply.Content.ReadAsStringAsync(cancellationToken))!["assignmentId"]
            : null;
    }

    [GeneratedRegex("HIT with ID \"([A-Z0-9]+)\"")]
    private static partial Regex Known();
}
