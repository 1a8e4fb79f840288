using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Qualifications;

/// <summary>The account's own types, oldest first, after the built-in ones unless only own or requestable ones are wanted.</summary>
internal sealed class ListQualificationTypes(Database database, Paging paging, MarketplaceOptions options) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var requestable = call.Input.Flag("MustBeRequestable")!.Value;
        var own = call.Input.Flag("MustBeOwnedByCaller") ?? false;
        var query = call.Input.TextOrNull("Query");
        var page = paging.Start(call, $"{requestable}\n{own}\n{query}", (long.MinValue, 0));
        var found = requestable || own ? [] : BuiltIn(query).Where(t => t.Seq > page.After.Major).ToList();
        found.AddRange(await database.AllAsync($"""
            select {QualificationTypeRow.Columns} from qualification_types
            where  account_id = $1 and deleted_at is null and seq > $2 and created_at <= $3 and (not $4 or status = 'Active')
            and    ($5::text is null or strpos(lower(name || ' ' || description || ' ' || coalesce(keywords, '')), lower($5)) > 0)
            order  by seq limit $6
            """, [call.Account.Id, page.After.Major, call.Now - options.Behaviour.ListLag, requestable, query, page.Fetch],
            QualificationTypeRow.Read, cancellationToken));
        paging.Write(page, "QualificationTypes", found, t => (t.Seq, 0), t => t.Write(reply), reply);
    }

    // numbered below all others
    private IEnumerable<QualificationTypeRow> BuiltIn(string? query)
    {
        string[] ids =
        [
            options.Sandbox ? SystemQualifications.MastersSandbox : SystemQualifications.MastersProduction, SystemQualifications.HitsApproved,
            SystemQualifications.Locale, SystemQualifications.Adult, SystemQualifications.PercentApproved,
        ];
        return ids.Select((id, n) => QualificationTypeStore.System(id) with { Seq = n - ids.Length })
            .Where(t => query is null || $"{t.Name} {t.Description}".Contains(query, StringComparison.OrdinalIgnoreCase));
    }
}
