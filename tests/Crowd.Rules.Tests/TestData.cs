namespace Crowd.Rules.Tests;

/// <summary>Files of the checkout and the shared data beside it.</summary>
internal static class TestData
{
    public static string InRepository(string path) => Above(d => File.Exists(Path.Combine(d, "Crowd.sln")) ? Path.Combine(d, path) : null)
        ?? throw new FileNotFoundException("No Crowd.sln above the test assembly.");

    public static string Shared(string path) => Environment.GetEnvironmentVariable("CROWD_SHARED") is { Length: > 0 } shared
        ? Path.Combine(shared, path)
        : Above(d => Directory.Exists(Path.Combine(d, "shared", "data")) ? Path.Combine(d, "shared", path) : null)
            ?? throw new DirectoryNotFoundException("No folder shared/data beside the checkout; set CROWD_SHARED.");

    private static string? Above(Func<string, string?> find)
    {
        for (var directory = TestContext.CurrentContext.TestDirectory; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (find(directory) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
