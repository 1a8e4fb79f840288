using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Crowd.Marketplace.WorkerSite;

/// <summary>
/// Styles and scripts, from inside the assembly: whatever program hosts the marketplace has them. Nothing comes from
/// another host.
/// </summary>
internal static class Assets
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private static readonly FrozenDictionary<string, Asset> Files = Load();

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/worker-site/{file}", (string file) => Serve("worker-site/" + file));
        app.MapGet("/crowd-elements/{file}", (HttpContext http, string file) =>
        {
            // A sandboxed page has no origin, so even our own scripts are another site's to it.
            http.Response.Headers.AccessControlAllowOrigin = "*";
            http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return Serve("crowd-elements/" + file);
        });
    }

    private static IResult Serve(string name) => Files.TryGetValue(name, out var asset)
        ? TypedResults.Bytes(asset.Content, asset.Type, entityTag: asset.Tag)
        : TypedResults.NotFound();

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(Assets).Assembly;
        var names = assembly.GetManifestResourceNames();
        var assets = names
            .Where(name => name.StartsWith("worker-site/", StringComparison.Ordinal) || name.StartsWith("crowd-elements/", StringComparison.Ordinal))
            .ToDictionary(name => name, name => AssetOf(Read(assembly, [name]), Types[Path.GetExtension(name)]));
        var parts = names.Where(name => name.StartsWith("crowd-elements-part/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        assets["crowd-elements/crowd-html-elements.js"] = AssetOf(Read(assembly, parts), Types[".js"]);
        return assets.ToFrozenDictionary();
    }

    private static byte[] Read(Assembly assembly, IEnumerable<string> names)
    {
        using var memory = new MemoryStream();
        foreach (var name in names)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            stream.CopyTo(memory);
        }

        return memory.ToArray();
    }

    private static Asset AssetOf(byte[] content, string type) =>
        new(content, type, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\""));

    private sealed record Asset(byte[] Content, string Type, EntityTagHeaderValue Tag);
}
