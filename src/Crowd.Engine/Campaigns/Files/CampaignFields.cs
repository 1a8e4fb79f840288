using Crowd.Engine.Marketplaces;
using Crowd.Engine.Reviewing;

namespace Crowd.Engine.Campaigns.Files;

/// <summary>Turns the fields of a campaign file into a definition.</summary>
internal sealed class CampaignFields(YamlFields fields, string path, List<InputError> errors)
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;

    /// <summary>The definition, or null where something needed is wrong (see the errors).</summary>
    public CampaignDefinition? Read()
    {
        var before = errors.Count;
        var definition = Fields();
        var share = definition.GoldShare;
        var source = Source(share > 0);
        fields.RefuseUnknown();
        var items = source is null ? [] : ItemsFile.Read(source, definition.Classes, errors);
        definition = definition with { Items = items };
        // The settings are another file: what they must hold is checked at the launch.
        if (definition.Rules is { } rules)
            errors.AddRange(CheckedRules.Of(rules, Beside(fields.Text("rules")!), definition, null).Errors.Select(e => new InputError(e.File, e.Line, e.Column, null, e.Message)));
        return errors.Count > before ? null : definition;
    }

    /// <summary>Says where in the file a problem of the definition stands.</summary>
    public InputError Place((string Field, string Message) problem)
    {
        fields.Error(problem.Field, problem.Message);
        var placed = errors[^1];
        errors.RemoveAt(errors.Count - 1);
        return placed;
    }

    private CampaignDefinition Fields() => new()
    {
        Name = fields.Required("name") ?? "",
        Project = fields.Text("project") ?? fields.Text("name") ?? "",
        Marketplace = fields.Required("marketplace") ?? "",
        Classes = Classes(),
        Template = OtherFile("template"),
        Title = fields.Required("title") ?? "",
        Description = fields.Required("description") ?? "",
        Keywords = Keywords(),
        Reward = RequiredMoney("reward"),
        ItemsPerHit = fields.Int("items_per_hit", 1, 100) ?? 1,
        Redundancy = fields.Int("redundancy", 1, 1000) ?? 3,
        RedundancyMax = fields.Int("redundancy_max", 1, 1000),
        Confidence = fields.Number("confidence", 0.5, 0.9999) ?? 0.95,
        GoldShare = fields.Number("gold_share", 0, 0.5) ?? 0,
        Budget = RequiredMoney("budget"),
        Rules = OtherFile("rules"),
        TimeAllowed = fields.Duration("time_allowed", TimeSpan.FromSeconds(30), Year) ?? TimeSpan.FromMinutes(30),
        Lifetime = fields.Duration("lifetime", TimeSpan.FromSeconds(30), Year) ?? TimeSpan.FromDays(3),
        AutoApproval = fields.Duration("auto_approval", TimeSpan.Zero, TimeSpan.FromDays(30)) ?? TimeSpan.FromDays(3),
        ReviewDelay = fields.Duration("review_delay", TimeSpan.Zero, TimeSpan.FromDays(30)),
        Rounds = fields.Int("rounds", 1, 1000) ?? 20,
        Seed = fields.Int("seed", 0, int.MaxValue) ?? 1,
        Export = fields.Text("export") is { } export ? Path.GetFullPath(Path.Combine(_folder, export)) : null,
    };

    private IReadOnlyList<string> Classes()
    {
        var classes = fields.List("classes");
        if (!fields.Has("classes"))
            fields.Error("classes", "is missing; write the labels as a list such as [cat, dog].");
        return classes;
    }

    private string Keywords() => fields.Has("keywords") && fields.IsList("keywords") ? string.Join(", ", fields.List("keywords")) : fields.Text("keywords") ?? "";

    private Money RequiredMoney(string key)
    {
        fields.Required(key);
        return fields.Dollars(key) ?? Money.Zero;
    }

    private ItemsSource? Source(bool useGold)
    {
        if (!fields.IsMapping("items"))
            return fields.Required("items") is { } plain ? Make(plain, null, null, useGold) : null;
        var items = fields.Mapping("items")!;
        var source = items.Required("file") is { } file ? Make(file, items.Text("key"), items.Text("gold"), useGold) : null;
        items.RefuseUnknown();
        return source;
    }

    private ItemsSource Make(string file, string? key, string? gold, bool useGold) =>
        new(Path.GetFullPath(Path.Combine(_folder, file)), Beside(file), key, gold ?? "gold", gold is not null, useGold);

    private string? OtherFile(string key)
    {
        if (fields.Text(key) is not { } name)
            return null;
        try
        {
            return TextFile.Read(Path.Combine(_folder, name), Beside(name), $"{key} file");
        }
        catch (CampaignFileException e)
        {
            errors.AddRange(e.Errors);
            return null;
        }
    }

    // As the user would name it from where they named the campaign file.
    private string Beside(string name) => Path.Combine(Path.GetDirectoryName(path) ?? "", name);
}
