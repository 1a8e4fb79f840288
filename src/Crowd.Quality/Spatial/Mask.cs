using System.Numerics;

namespace Crowd.Quality.Spatial;

/// <summary>A set of pixels of a picture, one bit each, row by row. Equal size is required wherever two masks meet.</summary>
public sealed class Mask
{
    /// <summary>Most pixels a mask may have: about 134 million, 16 MB.</summary>
    public const long MostPixels = 1L << 27;

    private readonly ulong[] _words;

    /// <summary>An empty mask.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1, or more than <see cref="MostPixels"/> in all.</exception>
    public Mask(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)width * height, MostPixels, nameof(height));
        (Width, Height) = (width, height);
        _words = new ulong[((long)width * height + 63) / 64];
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Pixels in the set.</summary>
    public long Count
    {
        get
        {
            long count = 0;
            foreach (var word in _words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    internal int Words => _words.Length;

    /// <summary>Whether a pixel is in the set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A pixel outside the picture.</exception>
    public bool this[int x, int y]
    {
        get => (_words[Index(x, y) >> 6] >> (Index(x, y) & 63) & 1) != 0;
        set
        {
            var (word, bit) = (Index(x, y) >> 6, 1UL << (Index(x, y) & 63));
            _words[word] = value ? _words[word] | bit : _words[word] & ~bit;
        }
    }

    /// <summary>A mask from run lengths, row by row, starting with a run outside the set (which may be 0).</summary>
    /// <exception cref="ArgumentException">A negative run, or runs that do not add up to the pixels of the picture.</exception>
    public static Mask FromRuns(int width, int height, ReadOnlySpan<int> runs)
    {
        var mask = new Mask(width, height);
        long at = 0;
        for (var r = 0; r < runs.Length; r++)
        {
            if (runs[r] < 0 || at + runs[r] > (long)width * height)
            {
                throw new ArgumentException($"Run {r} has length {runs[r]} at pixel {at} of {(long)width * height}.", nameof(runs));
            }

            for (var p = at; r % 2 == 1 && p < at + runs[r]; p++)
            {
                mask._words[p >> 6] |= 1UL << (int)(p & 63);
            }

            at += runs[r];
        }

        return at == (long)width * height
            ? mask
            : throw new ArgumentException($"The runs cover {at} of {(long)width * height} pixels.", nameof(runs));
    }

    /// <summary>Run lengths, row by row, starting with a run outside the set.</summary>
    public IReadOnlyList<int> ToRuns()
    {
        var runs = new List<int>();
        var (inside, length) = (false, 0);
        for (var p = 0; p < Width * Height; p++)
        {
            if ((_words[p >> 6] >> (p & 63) & 1) != 0 != inside)
            {
                runs.Add(length);
                (inside, length) = (!inside, 0);
            }

            length++;
        }

        runs.Add(length);
        return runs;
    }

    /// <summary>Intersection over union, 0 to 1; 0 if both are empty. One pass over the words, 64 pixels each.</summary>
    /// <exception cref="ArgumentException">Masks of different size.</exception>
    public double IntersectionOverUnion(Mask other)
    {
        CheckSize(other);
        long common = 0, union = 0;
        for (var w = 0; w < _words.Length; w++)
        {
            common += BitOperations.PopCount(_words[w] & other._words[w]);
            union += BitOperations.PopCount(_words[w] | other._words[w]);
        }

        return union == 0 ? 0 : (double)common / union;
    }

    internal void CheckSize(Mask other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Width != Width || other.Height != Height)
        {
            throw new ArgumentException($"A mask of {other.Width} × {other.Height} does not fit one of {Width} × {Height}.", nameof(other));
        }
    }

    internal ulong Word(int index) => _words[index];

    internal void SetWord(int index, ulong word) => _words[index] = word;

    private int Index(int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(x, Width);
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Height);
        return (y * Width) + x;
    }
}
