namespace Crowd.Rules.Evaluation;

/// <summary>What of a stream of numbers still counts: all, the last so many, the last stretch of time, or with fading weight.</summary>
internal abstract class WindowSpan
{
    /// <summary>How many count, or their weight where they fade.</summary>
    public double Weight { get; protected set; }

    /// <summary>Sum of the first numbers.</summary>
    public double Sum { get; protected set; }

    /// <summary>Sum of the second numbers.</summary>
    public double SecondSum { get; protected set; }

    /// <summary>Where the oldest that counts stands.</summary>
    public abstract Moment First { get; }

    /// <summary>The numbers themselves, where they are kept.</summary>
    public virtual IEnumerable<Sample> Kept => [];

    public abstract void Add(in Sample sample);

    /// <summary>Lets go what has aged out by now.</summary>
    public virtual void Age(long nowTicks)
    {
    }

    public virtual void Clear() => (Weight, Sum, SecondSum) = (0, 0, 0);

    public virtual void Write(BinaryWriter writer)
    {
        writer.Write(Weight);
        writer.Write(Sum);
        writer.Write(SecondSum);
    }

    public virtual void Read(BinaryReader reader)
    {
        Weight = reader.ReadDouble();
        Sum = reader.ReadDouble();
        SecondSum = reader.ReadDouble();
    }

    protected void Count(in Sample sample, int sign)
    {
        Weight += sign;
        Sum += sign * sample.Value;
        SecondSum += sign * sample.Second;
    }
}
