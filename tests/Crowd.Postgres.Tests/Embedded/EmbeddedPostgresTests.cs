using System.Diagnostics;
using Crowd.TestKit;

namespace Crowd.Postgres.Tests;

[Platform(Exclude = "Win")]
public sealed class EmbeddedPostgresTests
{
    private ClusterFolder _folder;

    [SetUp]
    public void MakeFolder() => _folder = new ClusterFolder().OpenToAll();

    [TearDown]
    public async Task DeleteFolder() => await _folder.DisposeAsync();

    [Test]
    public async Task Makes_a_cluster_a_database_and_stops_it_again()
    {
        var postgres = await _folder.StartAsync();
        var database = await postgres.EnsureDatabaseAsync("crowd \"2\"", CancellationToken.None);
        await postgres.EnsureDatabaseAsync("crowd \"2\"", CancellationToken.None);

        Assert.That(await ClusterFolder.AskAsync(database, "select current_database()::text"), Is.EqualTo("crowd \"2\""));
        await postgres.StopAsync(CancellationToken.None);
        Assert.That(ServerProcess.Running(_folder.Layout), Is.Null);
    }

    [Test]
    public async Task Survives_kill_9_of_its_parent_and_is_adopted_with_all_data()
    {
        using var child = TestChild.Start(typeof(Program).Assembly, [_folder.Path]);
        Assert.That(await child.ReadLineAsync(), Is.EqualTo("started"));
        await ClusterFolder.AskAsync(await child.ReadLineAsync(), "create table t as select 42 as n");
        var pid = _folder.ServerPid();
        await child.KillAsync();

        await using var postgres = await _folder.StartAsync();

        Assert.Multiple(() =>
        {
            Assert.That(postgres.Adopted, Is.True);
            Assert.That(_folder.ServerPid(), Is.EqualTo(pid));
        });
        Assert.That(await ClusterFolder.AskAsync(postgres.ConnectionString("crowd"), "select n from t"), Is.EqualTo(42));
    }

    [Test]
    public async Task Processes_that_start_at_once_share_one_server()
    {
        var children = Enumerable.Range(0, 3).Select(_ => TestChild.Start(typeof(Program).Assembly, [_folder.Path])).ToList();
        var ways = await Task.WhenAll(children.Select(c => c.ReadLineAsync()));
        foreach (var child in children)
        {
            Assert.That(await child.ReadLineAsync(), Does.Contain("Host="));
            Assert.That(await child.EndAsync(), Is.Zero);
            child.Dispose();
        }

        Assert.That(ways, Is.EquivalentTo(new[] { "started", "adopted", "adopted" }));
        Assert.That(ServerProcess.Running(_folder.Layout), Is.Null, "the last one to leave stops it");
    }

    [Test]
    public async Task The_starter_leaves_it_running_while_another_process_uses_it()
    {
        var postgres = await _folder.StartAsync();
        using var child = TestChild.Start(typeof(Program).Assembly, [_folder.Path]);
        Assert.That(await child.ReadLineAsync(), Is.EqualTo("adopted"));
        var database = await child.ReadLineAsync();

        await postgres.StopAsync(CancellationToken.None);

        Assert.That(await ClusterFolder.AskAsync(database, "select 1"), Is.EqualTo(1));
    }

    [TestCase("dead")]
    [TestCase("zombie")]
    [TestCase("stranger")]
    public async Task Starts_over_a_stale_pid_file_whose_process_is(string kind)
    {
        var postgres = await _folder.StartAsync();
        await postgres.StopAsync(CancellationToken.None);
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "sleep 0 & echo $!; exec sleep 120"]) { RedirectStandardOutput = true })!;
        var pid = kind == "stranger" ? shell.Id : int.Parse((await shell.StandardOutput.ReadLineAsync())!);
        if (kind == "dead")
            shell.Kill();
        await File.WriteAllTextAsync(_folder.Layout.PidFile, $"{pid}\n{_folder.Layout.Cluster}\n1700000000\n5432\n{_folder.Layout.SocketFolder}\n\n");
        await File.WriteAllTextAsync(Path.Combine(_folder.Layout.SocketFolder, ".s.PGSQL.5432.lock"), $"{pid}\n");

        await using var again = await _folder.StartAsync();

        Assert.That(again.Adopted, Is.False);
        shell.Kill();
    }

    [Test]
    public async Task Starts_again_after_kill_9_of_the_server_with_what_was_committed()
    {
        var durable = new EmbeddedPostgresOptions { DataFolder = _folder.Path };
        var postgres = await ClusterFolder.StartAsync(durable);
        var database = await postgres.EnsureDatabaseAsync("crowd", CancellationToken.None);
        await ClusterFolder.AskAsync(database, "create table t as select 7 as n");
        var sleeper = ClusterFolder.AskAsync(database, "select pg_sleep(3)");
        using (var kill = Process.Start("kill", ["-9", $"{_folder.ServerPid()}"]))
            await kill.WaitForExitAsync();

        await using var again = await ClusterFolder.StartAsync(durable);

        Assert.That(await ClusterFolder.AskAsync(again.ConnectionString("crowd"), "select n from t"), Is.EqualTo(7));
        Assert.That(async () => await sleeper, Throws.InstanceOf<Npgsql.NpgsqlException>());
        await postgres.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task A_server_that_dies_while_it_is_used_is_started_again()
    {
        await using var postgres = await ClusterFolder.StartAsync(new EmbeddedPostgresOptions { DataFolder = _folder.Path });
        var database = await postgres.EnsureDatabaseAsync("crowd", CancellationToken.None);
        await ClusterFolder.AskAsync(database, "create table t as select 7 as n");
        var pid = _folder.ServerPid();
        using (var kill = Process.Start("kill", ["-9", $"{pid}"]))
            await kill.WaitForExitAsync();

        await Eventually.TrueAsync(() => ServerProcess.Running(_folder.Layout) is { } now && now != pid, "another server runs");
        await using var again = await _folder.StartAsync();
        Assert.That(await ClusterFolder.AskAsync(again.ConnectionString("crowd"), "select n from t"), Is.EqualTo(7));
    }

    [Test]
    public async Task Makes_a_half_made_cluster_anew()
    {
        var postgres = await _folder.StartAsync();
        await postgres.StopAsync(CancellationToken.None);
        File.Delete(_folder.Layout.Password);

        await using var again = await _folder.StartAsync();

        Assert.That(await ClusterFolder.AskAsync(again.ConnectionString("postgres"), "select 1"), Is.EqualTo(1));
    }

    [TestCase("with 'quotes' and, commas")]
    [TestCase("a-name-so-long-that-the-socket-does-not-fit-beside-it-a-name-so-long-that-the-socket-does-not-fit-beside-it")]
    public async Task Runs_in_a_folder(string name)
    {
        await using var folder = new ClusterFolder(name).OpenToAll();
        await using var postgres = await folder.StartAsync();

        Assert.That(await ClusterFolder.AskAsync(postgres.ConnectionString("postgres"), "select 1"), Is.EqualTo(1));
    }

    [Test]
    public void Says_what_to_install_where_the_programs_are_missing()
    {
        var options = new EmbeddedPostgresOptions { DataFolder = _folder.Path, BinariesFolder = "/nonexistent" };

        Assert.That(() => ClusterFolder.StartAsync(options),
            Throws.TypeOf<EmbeddedPostgresException>().With.Message.Contains("sudo apt-get install postgresql"));
    }

    [Test]
    public async Task A_start_broken_off_by_a_bad_setting_quotes_the_server()
    {
        var postgres = await _folder.StartAsync();
        await postgres.StopAsync(CancellationToken.None);
        await File.AppendAllTextAsync(Path.Combine(_folder.Layout.Cluster, "postgresql.auto.conf"), "no_such_setting = 1\n");

        Assert.That(_folder.StartAsync, Throws.TypeOf<EmbeddedPostgresException>().With.Message.Contains("no_such_setting"));
    }
}
