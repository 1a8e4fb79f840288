namespace Crowd.Rules.Evaluation;

/// <summary>Each number's weight halves every so many further ones, or every so long.</summary>
internal sealed class FadingSpan(double halfLifeCount, double halfLifeTicks) : WindowSpan
{
    private Moment _first;
    private long _last;

    public override Moment First => _first;

    public override void Add(in Sample sample)
    {
        if (_last == 0)
        {
            _first = sample.At;
        }
        else if (halfLifeCount > 0)
        {
            Fade(1 / halfLifeCount);
        }

        Age(sample.At.Ticks);
        Count(sample, 1);
        _last = sample.At.Ticks;
    }

    public override void Age(long nowTicks)
    {
        if (halfLifeTicks > 0 && _last > 0 && nowTicks > _last)
        {
            Fade((nowTicks - _last) / halfLifeTicks);
            _last = nowTicks;
        }
    }

    public override void Clear()
    {
        base.Clear();
        _last = 0;
    }

    public override void Write(BinaryWriter writer)
    {
        base.Write(writer);
        _first.Write(writer);
        writer.Write(_last);
    }

    public override void Read(BinaryReader reader)
    {
        base.Read(reader);
        _first = Moment.Read(reader);
        _last = reader.ReadInt64();
    }

    private void Fade(double halfLives)
    {
        var left = Math.Pow(0.5, halfLives);
        Weight *= left;
        Sum *= left;
        SecondSum *= left;
    }
}
