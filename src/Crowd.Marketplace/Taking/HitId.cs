namespace Crowd.Marketplace.Taking;

/// <summary>A HIT's id: capitals and digits.</summary>
public readonly record struct HitId
{
    private readonly string? _value;

    public HitId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    public override string ToString() => _value ?? throw new InvalidOperationException("default(HitId) names nothing.");
}
