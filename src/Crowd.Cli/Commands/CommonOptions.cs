using System.CommandLine;

namespace Crowd.Cli.Commands;

/// <summary>Options that several commands have, said the same way.</summary>
internal static class CommonOptions
{
    public static Option<string> Data(string folder = "data") => new("--data")
    {
        Description = "The folder for the database, logs, keys and labels.", DefaultValueFactory = _ => folder, HelpName = "DIR",
    };

    public static Option<string?> Report() => new("--report") { Description = "Write the result as JSON to this file.", HelpName = "FILE" };

    public static Option<int> Seed() => new("--seed") { Description = "Of everything that is drawn by chance.", DefaultValueFactory = _ => 1 };

    /// <summary>A file that must exist.</summary>
    /// <exception cref="BadInputException">It does not.</exception>
    public static string Existing(string path, string what) =>
        File.Exists(path) ? path : throw new BadInputException($"{path}: there is no such file; {what} is needed.");

    /// <summary>Checks early, before any work, that a result can be written.</summary>
    /// <exception cref="BadInputException">The file's folder does not exist.</exception>
    public static string? Writable(string? path)
    {
        if (path is null)
            return null;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Directory.Exists(folder) ? path : throw new BadInputException($"{path}: the folder {folder} does not exist; make it first.");
    }
}
