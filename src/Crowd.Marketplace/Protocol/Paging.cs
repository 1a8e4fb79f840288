using System.Text.Json;

namespace Crowd.Marketplace.Protocol;

/// <summary>One page of a list operation: where it starts, how long it is, how it is written.</summary>
internal sealed class Paging(PageToken tokens)
{
    private const int DefaultResults = 10;

    /// <summary>What the call asks for. <paramref name="filter"/>: all that selects the rows, for the token is bound to it.</summary>
    public Page Start(Call call, string filter, (long Major, long Minor) first) => new(
        call, filter, call.Input.Integer("MaxResults") ?? DefaultResults,
        call.Input.TextOrNull("NextToken") is { } token ? tokens.Read(call.Account, call.Operation, filter, token) : first);

    /// <summary>Writes the page; <paramref name="rows"/> holds one row more than asked for if there is a next page.</summary>
    public void Write<T>(Page page, string list, List<T> rows, Func<T, (long, long)> place, Action<T> write, Utf8JsonWriter reply)
    {
        var more = rows.Count > page.Size;
        var count = Math.Min(rows.Count, page.Size);
        reply.WriteNumber("NumResults", count);
        if (more)
            reply.WriteString("NextToken", Next(page, place(rows[count - 1])));
        reply.WriteStartArray(list);
        foreach (var row in rows.Take(count))
            write(row);
        reply.WriteEndArray();
    }

    public string Next(Page page, (long, long) place) => tokens.Write(page.Call.Account, page.Call.Operation, page.Filter, place);
}
