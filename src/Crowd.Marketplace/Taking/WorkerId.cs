namespace Crowd.Marketplace.Taking;

/// <summary>A worker's id as the marketplace spells it: A and capitals or digits.</summary>
public readonly record struct WorkerId
{
    private readonly string? _value;

    public WorkerId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    public override string ToString() => _value ?? throw new InvalidOperationException("default(WorkerId) names nothing.");
}
