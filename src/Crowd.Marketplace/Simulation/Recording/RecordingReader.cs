namespace Crowd.Marketplace.Simulation.Recording;

/// <summary>
/// Reads recorded answers: <c>task,worker,label[,submitted_at][,duration_ms]</c> (or <c>item</c> for <c>task</c>), UTF-8,
/// RFC 4180, gzip if the name ends in <c>.gz</c>. Other columns are ignored.
/// </summary>
/// <remarks>
/// A worker who answered every one of their items the same number of times, more than once, was asked repeatedly (the
/// doctors of Dawid and Skene's paper): the first answer to each item is kept. Any other repeated pair of worker and item
/// is a mistake in the file, and refused.
/// </remarks>
public static class RecordingReader
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="InputFileException">The file is missing, or not as described; says where.</exception>
    public static AnswerRecording Read(string path, CancellationToken cancellationToken) =>
        InputFile.Read(path, content => Read(content, path, cancellationToken));

    /// <summary>Reads from <paramref name="content"/>; <paramref name="name"/> names the file in messages.</summary>
    /// <exception cref="InputFileException">The content is not as described; says where.</exception>
    public static AnswerRecording Read(Stream content, string name, CancellationToken cancellationToken)
    {
        using var csv = new CsvRows(content, name, RecordingRows.Header);
        var rows = new RecordingRows(csv);
        var build = new RecordingBuilder(name);
        while (rows.Next() is { } row)
        {
            cancellationToken.ThrowIfCancellationRequested();
            build.Add(row);
        }

        return build.Finish();
    }
}
