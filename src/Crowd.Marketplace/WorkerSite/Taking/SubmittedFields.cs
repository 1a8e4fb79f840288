using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.WorkerSite.Taking;

/// <summary>The fields of a posted form.</summary>
internal static class SubmittedFields
{
    public const int Most = 2_000;

    /// <returns>Null if it is no form, a broken one, or too large. Query-string fields count as well, as they did at Amazon.</returns>
    public static async Task<List<AnswerField>?> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            return null;
        }

        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var fields = form.Concat(http.Request.Query).SelectMany(field => field.Value.Select(value => new AnswerField(field.Key, value ?? ""))).ToList();
            return fields.Count <= Most ? fields : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // a form that is none, or one that ends in its middle; one that is too large is refused by the server itself
            return null;
        }
    }
}
