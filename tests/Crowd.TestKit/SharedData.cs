using NUnit.Framework;

namespace Crowd.TestKit;

/// <summary>The recorded data sets in <c>shared/data</c> beside the checkout, or in the folder that CROWD_SHARED names.</summary>
public static class SharedData
{
    /// <summary>The folder of all sets; null if this machine has none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The folder of one set. Ignores the test, with the reason, where it is not there.</summary>
    public static string Require(string set)
    {
        if (Folder is null)
            Assert.Ignore("There is no shared/data beside the checkout, and CROWD_SHARED names none.");
        var folder = Path.Combine(Folder!, set);
        if (!Directory.Exists(folder))
            Assert.Ignore($"shared/data holds no set '{set}'.");
        return folder;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CROWD_SHARED") is { Length: > 0 } named && Directory.Exists(Path.Combine(named, "data")))
            return Path.Combine(named, "data");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data")))
                return Path.Combine(folder.FullName, "shared", "data");
        return null;
    }
}
