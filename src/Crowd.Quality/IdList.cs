using System.Collections;

namespace Crowd.Quality;

/// <summary>The names behind the integers 0 … count − 1, decoded when asked for.</summary>
public sealed class IdList : IReadOnlyList<string>
{
    private readonly IdTable _table;

    // the table may go on growing; what this list names does not
    internal IdList(IdTable table) => (_table, Count) = (table, table.Count);

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public string this[int index] => _table.Text(index);

    /// <summary>The name as UTF-8, without making a string.</summary>
    public ReadOnlySpan<byte> Utf8(int index) => _table.Bytes(index);

    /// <summary>The integer of a name, or −1 when it never appeared.</summary>
    public int IndexOf(string name) => _table.Find(name);

    /// <summary>The integer of a name in UTF-8, or −1 when it never appeared.</summary>
    public int IndexOf(ReadOnlySpan<byte> utf8) => _table.Find(utf8);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator()
    {
        for (var id = 0; id < Count; id++)
        {
            yield return this[id];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
