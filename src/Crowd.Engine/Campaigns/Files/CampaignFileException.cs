namespace Crowd.Engine.Campaigns.Files;

/// <summary>A campaign (its file, items, template or rules) cannot be used; every reason is listed.</summary>
public sealed class CampaignFileException(IReadOnlyList<InputError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>The reasons, in the order of the file; at least one.</summary>
    public IReadOnlyList<InputError> Errors => errors;
}
