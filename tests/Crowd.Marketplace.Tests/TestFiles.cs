using System.Runtime.CompilerServices;

namespace Crowd.Marketplace.Tests;

/// <summary>Files beside the source of the test that asks.</summary>
internal static class TestFiles
{
    public static string Source(string path, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, path);
}
