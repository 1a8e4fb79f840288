[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]

namespace Crowd.Postgres.Tests;

/// <summary>A process of the tests: starts the embedded server, says how to reach it, and leaves it when its input closes.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            var options = new EmbeddedPostgresOptions { DataFolder = arguments[0], Durable = false };
            await using var postgres = await EmbeddedPostgres.StartAsync(options, null, CancellationToken.None);
            Console.WriteLine(postgres.Adopted ? "adopted" : "started");
            Console.WriteLine(await postgres.EnsureDatabaseAsync("crowd", CancellationToken.None));
            await Console.In.ReadToEndAsync();
            return 0;
        }
        catch (EmbeddedPostgresException e)
        {
            Console.WriteLine(e.Message);
            return 1;
        }
    }
}
