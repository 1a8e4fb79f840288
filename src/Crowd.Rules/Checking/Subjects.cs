namespace Crowd.Rules.Checking;

internal static class Subjects
{
    public static readonly IReadOnlyDictionary<string, (SubjectKind Kind, ActionScope Scope)> ByName =
        new Dictionary<string, (SubjectKind, ActionScope)>(StringComparer.OrdinalIgnoreCase)
        {
            ["worker"] = (SubjectKind.Worker, ActionScope.Campaign),
            ["worker in campaign"] = (SubjectKind.Worker, ActionScope.Campaign),
            ["worker in project"] = (SubjectKind.Worker, ActionScope.Project),
            ["worker in account"] = (SubjectKind.Worker, ActionScope.Account),
            ["pair"] = (SubjectKind.Pair, ActionScope.Campaign),
            ["item"] = (SubjectKind.Item, ActionScope.Campaign),
            ["reviewer"] = (SubjectKind.Reviewer, ActionScope.Campaign),
            ["campaign"] = (SubjectKind.Campaign, ActionScope.Campaign),
        };

    public static string Noun(SubjectKind kind) => kind switch
    {
        SubjectKind.Worker => "a worker",
        SubjectKind.Pair => "two workers",
        SubjectKind.Item => "an item",
        SubjectKind.Reviewer => "a reviewer",
        _ => "the campaign",
    };
}
