namespace Crowd.EndToEnd.Tests.WorkerSite;

/// <summary>Pages for tests, written as a requester would write them for Amazon.</summary>
internal static class Pictures
{
    public const string Elements = "<script src=\"https://assets.crowd.aws/crowd-html-elements.js\"></script>";

    /// <summary>A picture of 400 by 200 pixels that needs no other host.</summary>
    public const string Source =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='400' height='200'%3E%3Crect width='400' height='200' fill='%23dde'/%3E"
        + "%3Ccircle cx='100' cy='100' r='50' fill='%23a52'/%3E%3Ccircle cx='300' cy='100' r='50' fill='%2325a'/%3E%3C/svg%3E";
}
