using Crowd.Engine.Campaigns.Files;
using Crowd.Engine.Settings;

namespace Crowd.Cli.Settings;

/// <summary>What <c>config/crowd.yaml</c> says, checked.</summary>
/// <param name="Engine">Marketplaces and stages.</param>
/// <param name="Process">Folder, database, port, job engine.</param>
internal sealed record CrowdSettings(EngineSettings Engine, ProcessSettings Process)
{
    /// <summary>Reads a settings file.</summary>
    /// <exception cref="BadInputException">It can't be read, has an unknown key, or a value out of range: each with its place.</exception>
    public static CrowdSettings Load(string path)
    {
        try
        {
            return new CrowdSettings(
                SettingsFile.Load(path, SettingsFile.ProcessKeys, Environment.GetEnvironmentVariable),
                SettingsFile.LoadProcess(path, Environment.GetEnvironmentVariable));
        }
        catch (CampaignFileException e)
        {
            throw new BadInputException(e.Message, e);
        }
    }
}
