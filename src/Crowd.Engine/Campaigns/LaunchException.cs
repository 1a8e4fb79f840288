namespace Crowd.Engine.Campaigns;

/// <summary>A campaign may not be launched; each problem is a sentence that says what would be right.</summary>
public sealed class LaunchException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>At least one.</summary>
    public IReadOnlyList<string> Problems => problems;
}
