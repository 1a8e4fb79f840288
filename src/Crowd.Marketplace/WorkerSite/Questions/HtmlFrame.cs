using System.Text.RegularExpressions;

namespace Crowd.Marketplace.WorkerSite.Questions;

/// <summary>
/// Makes a requester's page fit to be served here: its form posts to us, and Amazon's scripts come from us. Templates name
/// Amazon's hosts, which are gone.
/// </summary>
internal static partial class HtmlFrame
{
    private const string OwnElements = "/crowd-elements/crowd-html-elements.js", OwnHelper = "/crowd-elements/externalHIT_v1.js";

    public static string Prepare(string document, string submitTo)
    {
        var html = document
            .Replace("https://assets.crowd.aws/crowd-html-elements.js", OwnElements, StringComparison.OrdinalIgnoreCase)
            .Replace("https://s3.amazonaws.com/mturk-public/externalHIT_v1.js", OwnHelper, StringComparison.OrdinalIgnoreCase);
        html = AmazonSubmit().Replace(html, submitTo.Replace("$", "$$") + "/mturk/externalSubmit");
        return FormAction().Replace(html, match => $"{match.Groups["before"].Value}{submitTo}/mturk/externalSubmit");
    }

    [GeneratedRegex(@"https?://(?:www|worker|workersandbox)\.mturk\.com/mturk/externalSubmit", RegexOptions.IgnoreCase)]
    private static partial Regex AmazonSubmit();

    [GeneratedRegex(@"(?<before>\baction\s*=\s*[""']?)/?(?:mturk/externalSubmit)\b", RegexOptions.IgnoreCase)]
    private static partial Regex FormAction();
}
