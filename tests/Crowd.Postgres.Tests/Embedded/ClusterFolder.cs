using System.Diagnostics;
using Npgsql;

namespace Crowd.Postgres.Tests;

/// <summary>A data folder of one test, and what tests do to the server in it.</summary>
internal sealed class ClusterFolder : IAsyncDisposable
{
    public ClusterFolder(string name = "data") => Path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("crowd-pg-").FullName, name);

    public string Path { get; }
    public ClusterLayout Layout => new(Path);

    /// <summary>Temp folders are their maker's alone; this lets every account in.</summary>
    public ClusterFolder OpenToAll()
    {
        File.SetUnixFileMode(System.IO.Path.GetDirectoryName(Path)!, (UnixFileMode)0b111_111_111);
        return this;
    }

    public Task<EmbeddedPostgres> StartAsync() => StartAsync(new EmbeddedPostgresOptions { DataFolder = Path, Durable = false });

    public static Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options) =>
        EmbeddedPostgres.StartAsync(options, null, CancellationToken.None);

    public int ServerPid() => int.Parse(File.ReadLines(Layout.PidFile).First());

    public static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Layout.Cluster) && ServerProcess.Running(Layout) is { } pid)
        {
            using var server = Process.GetProcessById(pid);
            using (Process.Start("kill", ["-QUIT", $"{pid}"])) { }
            await server.WaitForExitAsync();
        }
        await Crowd.TestKit.Eventually.TrueAsync(TryDelete, $"{Path} can be deleted");
    }

    // backends of a killed server may still be writing
    private bool TryDelete()
    {
        try
        {
            Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
