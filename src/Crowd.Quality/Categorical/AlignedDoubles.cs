using System.Runtime.InteropServices;

namespace Crowd.Quality.Categorical;

/// <summary>A zeroed table of doubles that starts on a cache line, so that no row of 32 or 64 bytes straddles two.</summary>
internal sealed unsafe class AlignedDoubles : IDisposable
{
    private double* _pointer;

    public AlignedDoubles(long length)
    {
        Length = length;
        var bytes = checked((nuint)Math.Max(length, 1) * sizeof(double));
        _pointer = (double*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(_pointer, bytes);
        GC.AddMemoryPressure((long)bytes);
    }

    ~AlignedDoubles() => Free();

    public long Length { get; }

    public double* Pointer => _pointer;

    public Span<double> Slice(long start, int length) => new(_pointer + start, length);

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_pointer is not null)
        {
            NativeMemory.AlignedFree(_pointer);
            GC.RemoveMemoryPressure(Math.Max(Length, 1) * sizeof(double));
            _pointer = null;
        }
    }
}
