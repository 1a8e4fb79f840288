namespace Crowd.Marketplace.Taking;

/// <summary>The id of a group of HITs as workers see it listed (HITGroupId).</summary>
public readonly record struct GroupId
{
    private readonly string? _value;

    public GroupId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    public override string ToString() => _value ?? throw new InvalidOperationException("default(GroupId) names nothing.");
}
