namespace Crowd.Engine.Campaigns.Files;

/// <summary>
/// Reads a campaign file (YAML) with the items, template and rules it names, and checks everything that can be checked without a
/// database or a marketplace.
/// </summary>
public static class CampaignFile
{
    /// <summary>Reads and checks the file at <paramref name="path"/>; the files that it names are found from its folder.</summary>
    /// <returns>A definition that is ready for <see cref="CampaignLauncher"/>.</returns>
    /// <exception cref="CampaignFileException">Something is wrong; every problem that could be found is listed.</exception>
    public static CampaignDefinition Load(string path)
    {
        var errors = new List<InputError>();
        var definition = Read(path, errors);
        return errors.Count == 0 && definition is not null ? definition : throw new CampaignFileException(errors);
    }

    private static CampaignDefinition? Read(string path, List<InputError> errors)
    {
        try
        {
            if (YamlFields.Parse(TextFile.Read(path, path, "campaign file"), path, errors) is not { } fields)
                return null;
            var reader = new CampaignFields(fields, path, errors);
            var definition = reader.Read();
            if (definition is not null)
                errors.AddRange(DefinitionCheck.Problems(definition).Select(p => reader.Place(p)));
            return definition;
        }
        catch (CampaignFileException e)
        {
            errors.AddRange(e.Errors);
            return null;
        }
    }
}
