using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Crowd.Marketplace.Tests;

/// <summary>An error as it came over the wire. The code is without its AWS.MechanicalTurk prefix.</summary>
internal sealed partial record Refusal(HttpStatusCode Status, string Type, string? Code, string Message, bool Stamped)
{
    public static Refusal Of(HttpStatusCode status, JsonObject body)
    {
        var message = (string)body["Message"]!;
        var plain = Stamp().Replace(message, "");
        return new(status, (string)body["__type"]!, ((string?)body["TurkErrorCode"])?.Replace("AWS.MechanicalTurk.", ""), plain, plain != message);
    }

    [GeneratedRegex(@" \(\d{13} s\)$")]
    private static partial Regex Stamp();
}
