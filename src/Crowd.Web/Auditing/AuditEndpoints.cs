using System.Globalization;
using Crowd.Engine.Campaigns;

namespace Crowd.Web.Auditing;

/// <summary>The audit trail as a file.</summary>
internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/campaigns/{id:long}/audit.csv", DownloadAsync);

    private static async Task<IResult> DownloadAsync(
        long id, AuditQueries audit, CampaignProgressQuery campaigns, HttpContext http, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is not { } campaign)
            return Results.NotFound();
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{campaign.Name}-audit.csv\"";
        await http.Response.WriteAsync(CsvText.Line("at", "actor", "verb", "subject", "before", "after", "reason"), cancellationToken);
        await foreach (var l in audit.AllAsync(id, cancellationToken))
            await http.Response.WriteAsync(
                CsvText.Line(l.At.ToString("O", CultureInfo.InvariantCulture), l.Actor, l.Verb, l.Subject, l.Before, l.After, l.Reason), cancellationToken);
        return Results.Empty;
    }
}
