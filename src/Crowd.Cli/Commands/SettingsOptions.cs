using System.CommandLine;
using Crowd.Cli.Running;
using Crowd.Cli.Settings;

namespace Crowd.Cli.Commands;

/// <summary>The options by which a command finds its settings.</summary>
internal static class SettingsOptions
{
    public static Option<string?> Config() => new("--config") { Description = "The settings; config/crowd.yaml by default.", HelpName = "FILE" };

    public static Option<string?> Data() => new("--data") { Description = "The folder for database, logs and labels; the settings' by default.", HelpName = "DIR" };

    /// <summary>The settings that the options name.</summary>
    public static CrowdSettings Load(ParseResult parsed, Option<string?> config, Option<string?> data)
    {
        var settings = CrowdSettings.Load(parsed.GetValue(config) ?? ConfigFolder.File("crowd.yaml"));
        return parsed.GetValue(data) is { } folder ? settings with { Process = settings.Process with { Data = folder } } : settings;
    }
}
