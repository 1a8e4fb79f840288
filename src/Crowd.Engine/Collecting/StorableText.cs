using System.Text;

namespace Crowd.Engine.Collecting;

/// <summary>Makes any string one that PostgreSQL can keep: no NUL, no lone surrogates.</summary>
internal static class StorableText
{
    /// <summary>The text itself where it is clean already, which it nearly always is.</summary>
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\0' || char.IsSurrogate(text[i]))
                return Clean(text);
        return text;
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())   // a lone surrogate comes out as U+FFFD
            clean.Append((rune.Value == 0 ? Rune.ReplacementChar : rune).ToString());
        return clean.ToString();
    }
}
