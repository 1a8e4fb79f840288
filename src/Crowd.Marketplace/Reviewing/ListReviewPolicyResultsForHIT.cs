using System.Text.Json;
using Crowd.Marketplace.Hits;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Reviewing;

internal sealed class ListReviewPolicyResultsForHIT(Database database, HitLookup hits, PolicyRunner runner, Paging paging) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var hit = (await hits.FindAsync(call, call.Input.Text("HITId"), cancellationToken)).Id;
        await runner.RunDueAsync(hit, cancellationToken);
        var levels = call.Input.Texts("PolicyLevels") is { Count: > 0 } given ? given.Distinct().Order().ToArray() : ["Assignment", "HIT"];
        var actions = call.Input.Flag("RetrieveActions") ?? true;
        var results = call.Input.Flag("RetrieveResults") ?? true;
        var page = paging.Start(call, $"{hit}\n{string.Join(',', levels)}\n{actions}\n{results}", (0, 0));
        var rows = await database.AllAsync("""
            select report_id, level, is_action, body::text from policy_reports
            where hit_id = $1 and level = any ($2) and (is_action and $3 or not is_action and $4) and report_id > $5 order by report_id limit $6
            """, [hit, levels, actions, results, page.After.Major, page.Fetch],
            row => (Id: row.GetInt64(0), Level: row.GetString(1), IsAction: row.GetBoolean(2), Body: row.GetString(3)), cancellationToken);

        reply.WriteString("HITId", hit);
        await WriteNamesAsync(hit, levels, reply, cancellationToken);
        var shown = rows.Take(page.Size).ToList();
        foreach (var level in levels)
            WriteReport(reply, level, shown.Where(r => r.Level == level).Select(r => (r.IsAction, r.Body)).ToList());
        if (rows.Count > page.Size)
            reply.WriteString("NextToken", paging.Next(page, (shown[^1].Id, 0)));
    }

    private async Task WriteNamesAsync(string hit, string[] levels, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var names = await database.OneAsync(
            "select assignment_policy ->> 'PolicyName', hit_policy ->> 'PolicyName' from hits where hit_id = $1", [hit],
            row => (Assignment: row.Text(0), Hit: row.Text(1)), cancellationToken);
        foreach (var (level, name) in new[] { ("Assignment", names.Assignment), ("HIT", names.Hit) })
            if (name is not null && levels.Contains(level))
            {
                reply.WriteStartObject(level + "ReviewPolicy");
                reply.WriteString("PolicyName", name);
                reply.WriteEndObject();
            }
    }

    private static void WriteReport(Utf8JsonWriter reply, string level, List<(bool IsAction, string Body)> rows)
    {
        if (rows.Count == 0)
            return;
        reply.WriteStartObject(level + "ReviewReport");
        foreach (var kind in rows.GroupBy(r => r.IsAction).OrderBy(g => g.Key))
        {
            reply.WriteStartArray(kind.Key ? "ReviewActions" : "ReviewResults");
            foreach (var (_, body) in kind)
                reply.WriteRawValue(body);
            reply.WriteEndArray();
        }
        reply.WriteEndObject();
    }
}
