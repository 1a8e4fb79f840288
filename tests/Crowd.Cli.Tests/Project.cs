using System.Xml.Linq;

namespace Crowd.Cli.Tests;

/// <summary>A project of ours: what its file says, and what its assembly really uses.</summary>
internal sealed record Project(string Name, string File)
{
    /// <summary>Every project under src.</summary>
    public static IReadOnlyList<Project> Sources { get; } =
        [.. Directory.GetFiles(Checkout.Source, "*.csproj", SearchOption.AllDirectories).Order().Select(f => new Project(Path.GetFileNameWithoutExtension(f), f))];

    /// <summary>The project of a name.</summary>
    public static Project Named(string name) => Sources.Single(p => p.Name == name);

    /// <summary>The projects that its file refers to.</summary>
    public IReadOnlyList<string> References =>
        [.. XDocument.Load(File).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value))];

    /// <summary>Source files that its file takes from elsewhere.</summary>
    public IReadOnlyList<string> LinkedSources =>
        [.. XDocument.Load(File).Descendants("Compile").Select(c => c.Attribute("Include")?.Value).OfType<string>().Where(path => path.Contains(".."))];

    /// <summary>What its assembly uses.</summary>
    public AssemblyUse Use => AssemblyUse.Read(Path.Combine(AppContext.BaseDirectory, (Name == "Crowd.Cli" ? "crowd" : Name) + ".dll"));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
