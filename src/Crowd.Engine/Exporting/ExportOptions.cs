namespace Crowd.Engine.Exporting;

/// <summary>Where labels are written.</summary>
public sealed record ExportOptions
{
    /// <summary>Folder for campaigns that name no file of their own: labels go to <c>{folder}/{campaign}/labels.csv</c> and <c>.json</c>.</summary>
    public string Folder { get; init; } = "data/exports";
}
