using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Crowd.Marketplace.Simulation.Populations;

/// <summary>Reads a population file (YAML); <c>config/populations/demo.yaml</c> shows every key.</summary>
public static class PopulationReader
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="InputFileException">It is missing, or not a population; says where and what would be right.</exception>
    public static Population Read(string path)
    {
        try
        {
            using var text = File.OpenText(path);
            return Read(text, path);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputFileException(path, 0, null, "there is no such population file.", cause);
        }
    }

    /// <summary>Reads from <paramref name="text"/>; <paramref name="name"/> names the file in messages.</summary>
    /// <exception cref="InputFileException">It is not a population; says where and what would be right.</exception>
    public static Population Read(TextReader text, string name)
    {
        var file = new YamlStream();
        try
        {
            file.Load(text);
        }
        catch (YamlException fault)
        {
            throw new InputFileException(name, fault.Start.Line, null, $"it is not YAML: {fault.Message}", fault);
        }

        if (file.Documents.Count != 1 || file.Documents[0].RootNode is not YamlMappingNode root)
        {
            throw new InputFileException(name, 1, null, "it must hold the keys seed, size and workers.");
        }

        return OfRoot(new YamlFields(name, "population", root));
    }

    private static Population OfRoot(YamlFields root)
    {
        root.AllowOnly("seed", "size", "workers");
        var size = root.Whole("size", 1, 1_000_000);
        var kinds = root.List("workers").Select(kind => WorkerKindReader.Read(kind, size)).ToArray();
        if (kinds.Length == 0)
        {
            throw root.Fault("workers", "it is empty; name at least one kind of worker.");
        }

        if (kinds.GroupBy(kind => kind.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw root.Fault("workers", $"the name '{twice.Key}' is used twice; each kind has its own.");
        }

        return new Population((ulong)(root.Whole("seed", 0, int.MaxValue) ?? 1), kinds);
    }
}
