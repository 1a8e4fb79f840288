using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Crowd.Quality;

/// <summary>
/// Gives each distinct text the next integer, in order of first appearance. Open addressing over one arena of UTF-8 bytes:
/// no object an entry, so ten million names cost their bytes and 12 more each.
/// </summary>
internal sealed class IdTable
{
    private static readonly ulong Seed = Secret(1);
    private static readonly ulong Multiplier = Secret(3) | 1;

    private byte[] _arena = new byte[1024];
    private int[] _end = new int[64];
    private int[] _slots = new int[128];
    private uint[] _hashes = new uint[64];
    private int _last;

    public int Count { get; private set; }

    public int Intern(ReadOnlySpan<char> text)
    {
        Span<byte> buffer = text.Length <= 128 ? stackalloc byte[384] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return Intern(buffer[..Encoding.UTF8.GetBytes(text, buffer)]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Intern(ReadOnlySpan<byte> utf8)
    {
        // rows of one item mostly stand together
        if (_last < Count && Bytes(_last).SequenceEqual(utf8))
        {
            return _last;
        }

        var hash = Hash(utf8);
        var slot = Find(utf8, hash);
        if (_slots[slot] != 0)
        {
            return _last = _slots[slot] - 1;
        }

        _slots[slot] = Append(utf8, hash) + 1;
        if (Count * 2 > _slots.Length)
        {
            Rehash();
        }

        return _last = Count - 1;
    }

    /// <summary>The id of a text, or −1.</summary>
    public int Find(string text) => Find(Encoding.UTF8.GetBytes(text));

    /// <summary>The id of a text in UTF-8, or −1.</summary>
    public int Find(ReadOnlySpan<byte> utf8) => _slots[Find(utf8, Hash(utf8))] - 1;

    public string Text(int id) => Encoding.UTF8.GetString(Bytes(id));

    public ReadOnlySpan<byte> Bytes(int id) => _arena.AsSpan((id == 0 ? 0 : _end[id - 1])..(_end[id]));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Find(ReadOnlySpan<byte> utf8, uint hash)
    {
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        while (_slots[slot] != 0 && !(_hashes[_slots[slot] - 1] == hash && Bytes(_slots[slot] - 1).SequenceEqual(utf8)))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private int Append(ReadOnlySpan<byte> utf8, uint hash)
    {
        var at = Count == 0 ? 0 : _end[Count - 1];
        if (at + utf8.Length > _arena.Length)
        {
            Array.Resize(ref _arena, Math.Max(checked(at + utf8.Length), (int)Math.Min(_arena.Length * 2L, Array.MaxLength)));
        }

        if (Count == _end.Length)
        {
            Array.Resize(ref _end, Count * 2);
            Array.Resize(ref _hashes, Count * 2);
        }

        utf8.CopyTo(_arena.AsSpan(at));
        (_end[Count], _hashes[Count]) = (at + utf8.Length, hash);
        return Count++;
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var id = 0; id < Count; id++)
        {
            var slot = (int)_hashes[id] & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = id + 1;
        }
    }

    // seeded per process: names come from outside, and a crafted set of them must not pile up in one slot
    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = Seed ^ (ulong)utf8.Length;
        while (utf8.Length >= sizeof(ulong))
        {
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8));
            utf8 = utf8[sizeof(ulong)..];
        }

        var rest = 0UL;
        foreach (var one in utf8)
        {
            rest = (rest << 8) | one;
        }

        return (uint)Fold(Fold(hash ^ rest) ^ Seed);
    }

    // the runtime's own hash has a random seed in every process
    private static ulong Secret(int number) => ((ulong)(uint)HashCode.Combine(number) << 32) | (uint)HashCode.Combine(number + 1);

    // both halves of a 128-bit product
    private static ulong Fold(ulong value)
    {
        var high = Math.BigMul(value, Multiplier, out var low);
        return high ^ low;
    }
}
