namespace Crowd.Marketplace.Taking;

/// <summary>An assignment's id. A returned one's may be handed to the next worker: never a key without the worker.</summary>
public readonly record struct AssignmentId
{
    private readonly string? _value;

    public AssignmentId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    public override string ToString() => _value ?? throw new InvalidOperationException("default(AssignmentId) names nothing.");
}
