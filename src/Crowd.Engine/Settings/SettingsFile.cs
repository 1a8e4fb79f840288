using System.Text.RegularExpressions;
using Crowd.Engine.Campaigns.Files;
using Crowd.Engine.Collecting;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Exporting;
using Crowd.Engine.Marketplaces.MTurk;
using Crowd.Engine.Publishing;
using Crowd.Engine.Reviewing;
using Crowd.Engine.Settling;

namespace Crowd.Engine.Settings;

/// <summary>Reads the engine's part of <c>config/crowd.yaml</c>. Each problem is a sentence with its place; nothing is guessed.</summary>
public static partial class SettingsFile
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Reads the file.</summary>
    /// <param name="path">The settings.</param>
    /// <param name="otherSections">Top-level keys that other parts of Crowd read; every other unknown key is an error.</param>
    /// <param name="environment">Looks up <c>${NAME}</c> in keys and secrets; null where there is no such variable.</param>
    /// <exception cref="CampaignFileException">Something is wrong; everything is listed.</exception>
    public static EngineSettings Load(string path, IReadOnlyCollection<string> otherSections, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(otherSections);
        ArgumentNullException.ThrowIfNull(environment);
        var errors = new List<InputError>();
        var settings = new EngineSettings();
        if (YamlFields.Parse(TextFile.Read(path, path, "settings file"), path, errors) is { } fields)
        {
            foreach (var section in otherSections)
                fields.Has(section);
            settings = Read(fields, environment);
            fields.RefuseUnknown();
        }
        return errors.Count == 0 ? settings : throw new CampaignFileException(errors);
    }

    /// <summary>Reads the process's part of the same file.</summary>
    /// <param name="path">The settings.</param>
    /// <param name="environment">Looks up <c>${NAME}</c> in the connection string.</param>
    /// <exception cref="CampaignFileException">Something is wrong; everything is listed.</exception>
    public static ProcessSettings LoadProcess(string path, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var errors = new List<InputError>();
        var settings = YamlFields.Parse(TextFile.Read(path, path, "settings file"), path, errors) is { } fields ? Process(fields, environment) : new ProcessSettings();
        return errors.Count == 0 ? settings : throw new CampaignFileException(errors);
    }

    /// <summary>The top-level keys that <see cref="LoadProcess"/> reads.</summary>
    public static IReadOnlyCollection<string> ProcessKeys { get; } = ["data", "database", "console_port", "jobs"];

    private static ProcessSettings Process(YamlFields fields, Func<string, string?> environment)
    {
        var defaults = new ProcessSettings();
        var jobs = fields.Mapping("jobs");
        var engine = jobs?.Text("engine") ?? defaults.JobEngine;
        if (engine is not ("auto" or "quartz" or "hangfire"))
            jobs!.Error("engine", $"must be auto, quartz or hangfire, not '{engine}'.");
        var settings = new ProcessSettings
        {
            Data = fields.Text("data") ?? defaults.Data,
            Database = Secret(fields, "database", environment),
            ConsolePort = fields.Int("console_port", 0, 65535) ?? defaults.ConsolePort,
            JobEngine = engine,
            JobsAtOnce = jobs?.Int("at_once", 1, 256) ?? defaults.JobsAtOnce,
        };
        jobs?.RefuseUnknown();
        return settings;
    }

    private static EngineSettings Read(YamlFields fields, Func<string, string?> environment)
    {
        var marketplaces = new Dictionary<string, MTurkOptions>(StringComparer.Ordinal);
        if (fields.Mapping("marketplaces") is { } places)
            foreach (var (name, place) in places.Mappings())
                marketplaces[name] = Marketplace(place, environment);
        return new EngineSettings
        {
            Marketplaces = marketplaces,
            Publishing = Section(fields, "publishing", Publishing) ?? new PublishingOptions(),
            Collecting = Section(fields, "collecting", Collecting) ?? new CollectingOptions(),
            Enforcing = Section(fields, "enforcing", f => Enforcing(f, environment)) ?? new EnforcingOptions(),
            Settling = Section(fields, "settling", Settling) ?? new SettlingOptions(),
            Exporting = Section(fields, "exporting", Exporting) ?? new ExportOptions(),
            Reviewing = Section(fields, "reviewing", Reviewing) ?? new ReviewingOptions(),
        };
    }

    private static T? Section<T>(YamlFields fields, string key, Func<YamlFields, T> read) where T : class
    {
        if (fields.Mapping(key) is not { } section)
            return null;
        var value = read(section);
        section.RefuseUnknown();
        return value;
    }

    private static MTurkOptions Marketplace(YamlFields place, Func<string, string?> environment)
    {
        var defaults = new MTurkOptions();
        var options = new MTurkOptions
        {
            Endpoint = Endpoint(place),
            AccessKey = Secret(place, "access_key", environment),
            SecretKey = Secret(place, "secret_key", environment),
            Sandbox = place.Flag("sandbox") ?? defaults.Sandbox,
            CallsPerSecond = place.Number("calls_per_second", 0, 10_000) ?? defaults.CallsPerSecond,
            Attempts = place.Int("attempts", 1, 20) ?? defaults.Attempts,
            CallTimeout = place.Duration("call_timeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)) ?? defaults.CallTimeout,
        };
        if (options.AccessKey is null != options.SecretKey is null)
            place.Error(options.AccessKey is null ? "access_key" : "secret_key", "access_key and secret_key belong together: give both, or neither for the SDK's own chain.");
        place.RefuseUnknown();
        return options;
    }

    private static Uri? Endpoint(YamlFields place)
    {
        if (place.Required("endpoint") is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            return uri;
        place.Error("endpoint", $"must be an address such as http://127.0.0.1:8930, not '{text}'.");
        return null;
    }

    private static string? Secret(YamlFields place, string key, Func<string, string?> environment)
    {
        if (place.Text(key) is not { } text || Variable().Match(text) is not { Success: true } match)
            return place.Text(key);
        var value = environment(match.Groups[1].Value);
        if (string.IsNullOrEmpty(value))
            place.Error(key, $"the environment has no variable {match.Groups[1].Value}.");
        return value;
    }

    private static PublishingOptions Publishing(YamlFields f)
    {
        var d = new PublishingOptions();
        return new PublishingOptions
        {
            ParallelCalls = f.Int("parallel_calls", 1, 64) ?? d.ParallelCalls,
            Batch = f.Int("batch", 1, 5000) ?? d.Batch,
            FirstPoll = f.Duration("first_poll", TimeSpan.Zero, TimeSpan.FromHours(1)) ?? d.FirstPoll,
        };
    }

    private static CollectingOptions Collecting(YamlFields f)
    {
        var d = new CollectingOptions();
        var options = new CollectingOptions
        {
            ParallelCalls = f.Int("parallel_calls", 1, 64) ?? d.ParallelCalls,
            Batch = f.Int("batch", 1, 1000) ?? d.Batch,
            OpenPagesPerRun = f.Int("open_pages_per_run", 0, 10_000) ?? d.OpenPagesPerRun,
            Shortest = f.Duration("shortest_wait", TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(10)) ?? d.Shortest,
            Longest = f.Duration("longest_wait", TimeSpan.FromSeconds(1), Day) ?? d.Longest,
            ScoreDelay = f.Duration("score_delay", TimeSpan.Zero, TimeSpan.FromHours(1)) ?? d.ScoreDelay,
        };
        if (options.Longest < options.Shortest)
            f.Error("longest_wait", $"is {options.Longest}, shorter than shortest_wait {options.Shortest}.");
        return options;
    }

    private static EnforcingOptions Enforcing(YamlFields f, Func<string, string?> environment)
    {
        var d = new EnforcingOptions();
        return new EnforcingOptions
        {
            WebhookSecret = Secret(f, "webhook_secret", environment),
            WebhookTimeout = f.Duration("webhook_timeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)) ?? d.WebhookTimeout,
        };
    }

    private static SettlingOptions Settling(YamlFields f)
    {
        var d = new SettlingOptions();
        return new SettlingOptions { ParallelCalls = f.Int("parallel_calls", 1, 64) ?? d.ParallelCalls, Batch = f.Int("batch", 1, 5000) ?? d.Batch };
    }

    private static ExportOptions Exporting(YamlFields f) => new() { Folder = f.Text("folder") ?? new ExportOptions().Folder };

    private static ReviewingOptions Reviewing(YamlFields f)
    {
        var d = new ReviewingOptions();
        return new ReviewingOptions
        {
            SecondPersonForBlocks = f.Flag("second_person_for_blocks") ?? d.SecondPersonForBlocks,
            AppealTime = f.Duration("appeal_time", TimeSpan.FromHours(1), TimeSpan.FromDays(90)) ?? d.AppealTime,
        };
    }

    [GeneratedRegex(@"^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$")]
    private static partial Regex Variable();
}
