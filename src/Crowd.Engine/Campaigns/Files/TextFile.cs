using System.Text;

namespace Crowd.Engine.Campaigns.Files;

/// <summary>Reads a small text file (campaign, template, rules) whole, with the same guards as an items file.</summary>
internal static class TextFile
{
    private const int Longest = 1 << 20;

    /// <exception cref="CampaignFileException">It does not exist, is not UTF-8, or is larger than 1 MiB.</exception>
    public static string Read(string path, string file, string what)
    {
        try
        {
            using var reader = new GuardedReader(File.OpenRead(path), file, GuardedReader.DefaultLongestLine);
            var text = new StringBuilder();
            while (reader.ReadLine() is { } line)
                if (text.Append(line).Append('\n').Length > Longest)
                    throw new CampaignFileException([new(file, reader.LineNumber, null, null, $"the {what} is larger than {Longest:N0} characters; is this the right file?")]);
            return text.ToString();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CampaignFileException([new(file, null, null, null, e is FileNotFoundException or DirectoryNotFoundException
                ? $"the {what} does not exist." : $"the {what} cannot be read: {e.Message}")]);
        }
    }
}
