using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Crowd.Web.Assets;

/// <summary>What browsers need, embedded in this assembly: each file under an address that holds its hash, so it may be kept for ever.</summary>
internal static class AssetStore
{
    private static readonly FrozenDictionary<string, Asset> ByName = Load();

    /// <summary>The address of an asset, such as <c>tabler.css</c>.</summary>
    public static string Url(string name) => $"/assets/{ByName[name].Hash}/{name}";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{hash}/{name}", Serve).AllowAnonymous();

    private static IResult Serve(string hash, string name, HttpContext http)
    {
        if (!ByName.TryGetValue(name, out var asset) || asset.Hash != hash)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
            return Results.Bytes(asset.Plain, asset.ContentType);
        http.Response.Headers.ContentEncoding = "gzip";
        return Results.Bytes(asset.Zipped, asset.ContentType);
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(AssetStore).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith("assets/", StringComparison.Ordinal))
            .ToFrozenDictionary(n => n["assets/".Length..], n =>
            {
                using var stream = assembly.GetManifestResourceStream(n)!;
                using var plain = new MemoryStream();
                stream.CopyTo(plain);
                var type = n.EndsWith(".css", StringComparison.Ordinal) ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
                return new Asset(plain.ToArray(), Zip(plain.ToArray()), Convert.ToHexStringLower(SHA256.HashData(plain.ToArray()))[..12], type);
            });
    }

    private static byte[] Zip(byte[] plain)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal))
            gzip.Write(plain);
        return zipped.ToArray();
    }

    private sealed record Asset(byte[] Plain, byte[] Zipped, string Hash, string ContentType);
}
