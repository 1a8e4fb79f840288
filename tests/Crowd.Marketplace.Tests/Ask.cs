namespace Crowd.Marketplace.Tests;

/// <summary>Requests with everything in them that they need, to be changed where a test cares.</summary>
internal static class Ask
{
    public const string External = """
        <ExternalQuestion xmlns="http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2006-07-14/ExternalQuestion.xsd"><ExternalURL>https://tasks.example/t?a=1&amp;b=2</ExternalURL><FrameHeight>0</FrameHeight></ExternalQuestion>
        """;

    public static Dictionary<string, object?> Hit(params (string Name, object? Value)[] with) => With(
        new()
        {
            ["Title"] = "Label a photo", ["Description"] = "Pick one label", ["Keywords"] = "image, label", ["Reward"] = "0.10",
            ["AssignmentDurationInSeconds"] = 300, ["LifetimeInSeconds"] = 3600, ["AutoApprovalDelayInSeconds"] = 86400, ["MaxAssignments"] = 1,
            ["Question"] = External,
        }, with);

    public static Dictionary<string, object?> HitType(params (string Name, object? Value)[] with) => With(
        new() { ["Title"] = "Label a photo", ["Description"] = "Pick one label", ["Reward"] = "0.10", ["AssignmentDurationInSeconds"] = 300 }, with);

    public static Dictionary<string, object?> Qualification(string name, params (string Name, object? Value)[] with) =>
        With(new() { ["Name"] = name, ["Description"] = "A qualification", ["QualificationTypeStatus"] = "Active" }, with);

    private static Dictionary<string, object?> With(Dictionary<string, object?> request, (string Name, object? Value)[] with)
    {
        foreach (var (name, value) in with)
            request[name] = value;
        return request;
    }
}
