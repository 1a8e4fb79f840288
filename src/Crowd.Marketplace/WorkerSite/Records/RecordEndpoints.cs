using System.Globalization;
using System.Text;
using Crowd.Marketplace.Taking;
using Crowd.Marketplace.WorkerSite.Pages;
using Crowd.Marketplace.WorkerSite.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Marketplace.WorkerSite.Records;

/// <summary>What a worker did, earned and was told.</summary>
internal static class RecordEndpoints
{
    private const int HistoryPage = 50;

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/worker/history", HistoryAsync);
        site.MapPost("/worker/takes/{take:long}/appeal", AppealAsync).DisableAntiforgery();
        site.MapGet("/worker/earnings", EarningsAsync);
        site.MapGet("/worker/statement.csv", StatementAsync);
        site.MapGet("/worker/messages", MessagesAsync);
    }

    private static async Task<IResult> HistoryAsync(HttpContext http, WorkList list, WorkRecord record, long? before, CancellationToken cancellationToken)
    {
        var worker = SignedIn.Worker(http);
        var lines = await list.HistoryAsync(worker, before, HistoryPage + 1, cancellationToken);
        return Reply.WantsJson(http.Request)
            ? TypedResults.Json(lines.Take(HistoryPage).Select(HistoryReply.Of))
            : Page.Show<HistoryPage>(http, worker, new()
            {
                ["Lines"] = lines.Take(HistoryPage).ToArray(),
                ["Next"] = lines.Count > HistoryPage ? lines[HistoryPage - 1].Take : null,
                ["Appeals"] = await record.AppealsAsync(worker, cancellationToken),
            });
    }

    private static async Task<IResult> AppealAsync(HttpContext http, WorkRecord record, long take, [FromForm] string? body, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body) || body.Length > WorkRecord.LongestAppeal)
        {
            return Reply.Refuse(http, StatusCodes.Status400BadRequest, "bad_appeal", $"Say in 1 to {WorkRecord.LongestAppeal} characters why the work should be approved.");
        }

        return await record.AppealAsync(SignedIn.Worker(http), take, body.Trim(), cancellationToken)
            ? Results.Redirect("/worker/history")
            : Reply.Refuse(http, StatusCodes.Status409Conflict, "no_appeal", "There is no rejection of yours here that you have not appealed against already.");
    }

    private static async Task<IResult> EarningsAsync(HttpContext http, WorkList list, WorkRecord record, CancellationToken cancellationToken)
    {
        var worker = SignedIn.Worker(http);
        var earnings = await list.EarningsAsync(worker, cancellationToken);
        return Reply.WantsJson(http.Request)
            ? TypedResults.Json(earnings)
            : Page.Show<EarningsPage>(http, worker, new() { ["Earnings"] = earnings, ["Days"] = await record.PayDaysAsync(worker, cancellationToken) });
    }

    private static async Task<IResult> StatementAsync(HttpContext http, WorkRecord record, CancellationToken cancellationToken)
    {
        var csv = new StringBuilder("day,pages,worked_seconds,rewards_usd,bonuses_usd,total_usd\n");
        foreach (var day in await record.PayDaysAsync(SignedIn.Worker(http), cancellationToken))
        {
            csv.Append(CultureInfo.InvariantCulture, $"{day.Day:yyyy-MM-dd},{day.Pages},{day.Worked.TotalSeconds:0},{day.RewardsUsd:0.00####},{day.BonusesUsd:0.00####},{day.TotalUsd:0.00####}\n");
        }

        return TypedResults.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", "statement.csv");
    }

    private static async Task<IResult> MessagesAsync(HttpContext http, WorkRecord record, CancellationToken cancellationToken)
    {
        var worker = SignedIn.Worker(http);
        return Page.Show<MessagesPage>(http, worker, new() { ["Letters"] = await record.LettersAsync(worker, cancellationToken) });
    }
}
