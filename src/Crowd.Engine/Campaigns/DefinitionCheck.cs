using System.Text.RegularExpressions;
using Crowd.Engine.Marketplaces;
using Crowd.Engine.Publishing;

namespace Crowd.Engine.Campaigns;

/// <summary>What must hold for every definition, from a file or made in code. Of its rules see <c>CheckedRules</c>.</summary>
internal static partial class DefinitionCheck
{
    /// <summary>The problems: the field (as campaign files spell it) and a sentence. None where the definition can be launched.</summary>
    public static IEnumerable<(string Field, string Message)> Problems(CampaignDefinition d) =>
        Names(d).Concat(Numbers(d)).Concat(Items(d)).Concat(Page(d));

    private static IEnumerable<(string, string)> Names(CampaignDefinition d)
    {
        if (!NameForm().IsMatch(d.Name))
            yield return ("name", $"'{d.Name}' must be at most 100 lower-case letters, digits, '.', '_' and '-', and begin with a letter or digit.");
        if (string.IsNullOrWhiteSpace(d.Project))
            yield return ("project", "is blank.");
        if (d.Title.Length > 128)
            yield return ("title", $"has {d.Title.Length} characters; marketplaces take at most 128.");
        if (d.Description.Length > 2000)
            yield return ("description", $"has {d.Description.Length} characters; marketplaces take at most 2000.");
        if (d.Keywords.Length > 1000)
            yield return ("keywords", $"has {d.Keywords.Length} characters; marketplaces take at most 1000.");
        if (d.Classes.Count is < 2 or > 65535)
            yield return ("classes", $"holds {d.Classes.Count}; a choice needs from 2 to 65535.");
        if (d.Classes.Any(string.IsNullOrWhiteSpace))
            yield return ("classes", "holds a blank label.");
        foreach (var twice in d.Classes.GroupBy(c => c).Where(g => g.Count() > 1))
            yield return ("classes", $"holds '{twice.Key}' twice.");
    }

    private static IEnumerable<(string, string)> Numbers(CampaignDefinition d)
    {
        if (d.RedundancyMax < d.Redundancy)
            yield return ("redundancy_max", $"is {d.RedundancyMax}, less than redundancy {d.Redundancy}; it must be at least that.");
        if (d.Reward.Micros % 10_000 != 0 || d.Reward < Money.Zero)
            yield return ("reward", $"{d.Reward} must be whole cents.");
        if (d.Budget <= Money.Zero)
            yield return ("budget", "must be more than nothing.");
        if (d.ReviewDelay > d.AutoApproval && d.AutoApproval > TimeSpan.Zero)
            yield return ("review_delay", $"is {d.ReviewDelay}, longer than auto_approval {d.AutoApproval}: the marketplace would pay first.");
        if (d.Lifetime < d.TimeAllowed)
            yield return ("lifetime", $"is {d.Lifetime}, shorter than time_allowed {d.TimeAllowed}.");
    }

    private static IEnumerable<(string, string)> Items(CampaignDefinition d)
    {
        if (d.Items.All(i => i.Role == ItemRole.Check && i.Wanted is null or 0))
            yield return ("items", "there is nothing to label: no item, or check questions only.");
        if (d.GoldShare > 0 && !d.Items.Any(i => i.Role == ItemRole.Check))
            yield return ("gold_share", "asks for check questions, but no item has gold.");
        var classes = d.Classes.ToHashSet(StringComparer.Ordinal);
        if (d.Items.FirstOrDefault(i => i.Role != ItemRole.Work && (i.Gold is null || !classes.Contains(i.Gold))) is { } odd)
            yield return ("items", $"the true label '{odd.Gold}' of item '{odd.Key}' is none of the classes.");
        var keys = new HashSet<string>(StringComparer.Ordinal);
        if (d.Items.FirstOrDefault(i => !keys.Add(i.Key)) is { } twice)
            yield return ("items", $"'{twice.Key}' is there twice.");
        if (d.Items.FirstOrDefault(i => string.IsNullOrWhiteSpace(i.Key) || i.Key.Contains('\0') || i.Payload.Values.Any(v => v.Contains('\0'))) is { } bad)
            yield return ("items", $"item '{bad.Key.Replace("\0", "\\0")}' has a blank name or holds a NUL character.");
        if (d.Items.FirstOrDefault(i => i.Wanted > d.MostAnswers) is { } greedy)
            yield return ("items", $"item '{greedy.Key}' wants {greedy.Wanted} answers, more than redundancy_max {d.MostAnswers}.");
    }

    private static IEnumerable<(string, string)> Page(CampaignDefinition d)
    {
        if (d.Items.Count == 0)
            yield break;
        var problem = PageTemplate.TryParse(d.Template ?? PageTemplate.Plain, out var template)
            ?? PageLint.Problem(template!, d);
        if (problem is not null)
            yield return ("template", problem);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,99}$")]
    private static partial Regex NameForm();
}
