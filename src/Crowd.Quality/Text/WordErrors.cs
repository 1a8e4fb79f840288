using System.Globalization;
using System.Text;

namespace Crowd.Quality.Text;

/// <summary>Edit distance of sequences of words: fewest insertions, deletions and substitutions.</summary>
public static class WordErrors
{
    /// <summary>Longest sequence taken, so that no answer costs more than a fraction of a second.</summary>
    public const int MostWords = 10_000;

    /// <summary>
    /// Splits a text into its words as they are compared: lower case, without punctuation but for apostrophes inside a word. Chinese characters and
    /// kana, written without spaces, are a word each.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>The words; empty for a text without letters and digits.</returns>
    public static string[] Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] == '’' ? '\'' : text[i];
            if (c is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff'))
            {
                kept.Append(' ').Append(c).Append(' ');
            }
            else
            {
                kept.Append(IsOfWord(c) || (c == '\'' && IsInside(text, i)) ? char.ToLowerInvariant(c) : ' ');
            }
        }

        return kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Edit distance, in words. O(n · m) time, O(m) memory.</summary>
    /// <exception cref="ArgumentException">A sequence of more than <see cref="MostWords"/> words.</exception>
    public static int Distance(ReadOnlySpan<string> first, ReadOnlySpan<string> second)
    {
        if (first.Length > MostWords || second.Length > MostWords)
        {
            throw new ArgumentException($"A text of {Math.Max(first.Length, second.Length)} words; at most {MostWords} are taken.");
        }

        var row = new int[second.Length + 1];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= first.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var change = diagonal + (string.Equals(first[i - 1], second[j - 1], StringComparison.Ordinal) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }

    /// <summary>Word error rate: distance over the words of the reference. It can exceed 1.</summary>
    /// <param name="reference">What should have been written.</param>
    /// <param name="hypothesis">What was written.</param>
    /// <returns>0 for equal texts; the number of words too many for an empty reference.</returns>
    /// <exception cref="ArgumentException">A sequence of more than <see cref="MostWords"/> words.</exception>
    public static double Rate(ReadOnlySpan<string> reference, ReadOnlySpan<string> hypothesis) =>
        Distance(reference, hypothesis) / (double)Math.Max(1, reference.Length);

    /// <summary>Likeness 1 − distance / longer length, 0 to 1; 1 for two empty texts.</summary>
    /// <exception cref="ArgumentException">A sequence of more than <see cref="MostWords"/> words.</exception>
    public static double Likeness(ReadOnlySpan<string> first, ReadOnlySpan<string> second) =>
        1 - (Distance(first, second) / (double)Math.Max(1, Math.Max(first.Length, second.Length)));

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsInside(string text, int i) => i > 0 && i + 1 < text.Length && IsOfWord(text[i - 1]) && IsOfWord(text[i + 1]);
}
