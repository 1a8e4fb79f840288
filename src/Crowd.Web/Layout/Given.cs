using System.Globalization;

namespace Crowd.Web.Layout;

/// <summary>Reads what an address or a form says; whatever it says, the answer can be used.</summary>
internal static class Given
{
    /// <summary>A filter, or null where none was given. PostgreSQL knows no character 0, so nothing that has one can match.</summary>
    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Replace("\0", "\uFFFD", StringComparison.Ordinal).Trim();

    /// <summary>A page's number from 1 to a million; 1 where it is not one.</summary>
    public static int Page(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 1_000_000) : 1;

    /// <summary>An address on this site; <paramref name="otherwise"/> where it leads elsewhere or could not stand in a header.</summary>
    public static string LocalAddress(string? address, string otherwise) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && address.All(c => c is > ' ' and < '\x7f') ? address : otherwise;
}
