namespace Crowd.Cli.Running;

/// <summary>Finds <c>config/</c>: below the current folder, or where the program's checkout is.</summary>
internal static class ConfigFolder
{
    /// <summary>The full path of a file in it.</summary>
    /// <exception cref="CrowdException">There is no such file.</exception>
    public static string File(params ReadOnlySpan<string> parts)
    {
        var name = Path.Combine(parts);
        foreach (var start in (string[])[Directory.GetCurrentDirectory(), AppContext.BaseDirectory])
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (Path.Combine(folder.FullName, "config", name) is var path && System.IO.File.Exists(path))
                    return path;
        throw new CrowdException($"config/{name} is missing; run crowd from its checkout.");
    }
}
