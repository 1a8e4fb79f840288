namespace Crowd.Postgres;

/// <summary>The last lines of a log, in one, for an error message.</summary>
internal static class LogTail
{
    private const int Lines = 4;

    public static string Of(string file) => File.Exists(file)
        ? string.Join(" / ", File.ReadLines(file).Where(line => line.Length > 0).TakeLast(Lines).DefaultIfEmpty("it said nothing"))
        : "it left no log";
}
