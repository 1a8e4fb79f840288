using Crowd.TestKit;

namespace Crowd.Postgres.Tests;

[Platform(Exclude = "Win")]
public sealed class AccountTests
{
    [SetUp]
    public void NeedRoot()
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Ignore("Only root can run as somebody else.");
    }

    [Test]
    public async Task An_ordinary_user_runs_the_server_as_themselves()
    {
        await using var folder = new ClusterFolder().OpenToAll();
        using var child = TestChild.Start(typeof(Program).Assembly, [folder.Path], account: "nobody");

        Assert.That(await child.ReadLineAsync(), Is.EqualTo("started"), child.Errors());
        Assert.That(await child.ReadLineAsync(), Does.Contain("Host="));
        Assert.That(await ShellTool.OwnerOfAsync(folder.Layout.Cluster, CancellationToken.None), Is.EqualTo("nobody"));
        Assert.That(await child.EndAsync(), Is.Zero);
    }

    [Test]
    public async Task Root_takes_over_a_cluster_that_an_ordinary_user_made()
    {
        await using var folder = new ClusterFolder().OpenToAll();
        using (var child = TestChild.Start(typeof(Program).Assembly, [folder.Path], account: "nobody"))
        {
            await child.ReadLineAsync();
            await child.ReadLineAsync();
            await child.EndAsync();
        }

        await using var postgres = await folder.StartAsync();

        Assert.That(await ShellTool.OwnerOfAsync(folder.Layout.Cluster, CancellationToken.None), Is.EqualTo("nobody"));
    }

    [Test]
    public async Task An_ordinary_user_is_told_that_the_folder_is_roots()
    {
        await using var folder = new ClusterFolder().OpenToAll();
        await using var postgres = await folder.StartAsync();
        using var child = TestChild.Start(typeof(Program).Assembly, [folder.Path], account: "nobody");

        Assert.That(await child.ReadLineAsync(), Does.Contain("belongs to another user"));
    }

    [Test]
    public async Task A_folder_that_the_servers_account_cannot_reach_is_replaced_by_one_that_it_can()
    {
        await using var folder = new ClusterFolder();       // its parent is root's alone
        var postgres = await folder.StartAsync();
        try
        {
            Assert.That(postgres.Folder, Does.StartWith("/var/lib/crowd/"));
            Assert.That(await File.ReadAllTextAsync(Path.Combine(folder.Path, "location")), Is.EqualTo(postgres.Folder + "\n"));
            await ClusterFolder.AskAsync(await postgres.EnsureDatabaseAsync("crowd", CancellationToken.None), "create table t (n int)");
            await postgres.StopAsync(CancellationToken.None);

            postgres = await folder.StartAsync();
            Assert.That(await ClusterFolder.AskAsync(postgres.ConnectionString("crowd"), "select count(*) from t"), Is.EqualTo(0L));

            Directory.Delete(folder.Path, recursive: true);
            await postgres.StopAsync(CancellationToken.None);
            postgres = await folder.StartAsync();
            Assert.That(
                await ClusterFolder.AskAsync(postgres.ConnectionString("postgres"), "select count(*) from pg_database where datname = 'crowd'"),
                Is.EqualTo(0L), "a deleted data folder takes its cluster along");
        }
        finally
        {
            await postgres.StopAsync(CancellationToken.None);
            Directory.Delete(postgres.Folder, recursive: true);
        }
    }
}
