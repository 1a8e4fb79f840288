using System.Net.NetworkInformation;
using Crowd.Cli.Output;
using Crowd.Cli.Reports;
using Crowd.Engine.Campaigns;
using Crowd.Marketplace.Simulation;
using Crowd.Marketplace.Simulation.Working;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Crowd.Cli.Running;

/// <summary>A demo from start to report.</summary>
internal sealed class DemoRun : IAsyncDisposable
{
    private const double SimulatedSecondsASecond = 60;

    private readonly LocalStack _stack;
    private readonly DemoSample _sample;
    private readonly DataFolder _data;

    private DemoRun(LocalStack stack, DemoSample sample, DataFolder data) => (_stack, _sample, _data) = (stack, sample, data);

    public static async Task<DemoRun> StartAsync(DemoSample sample, DataFolder data, bool fresh, int port, Serilog.ILogger log, CancellationToken cancellationToken)
    {
        var say = new Progress<string>(Console.Error.WriteLine);
        var stack = await LocalStack.StartAsync(data, ("crowd", "marketplace"), fresh, FreePort(port), log, say, cancellationToken);
        if (await stack.Node.EnsureAdminAsync(cancellationToken) is { } password)
            await File.WriteAllTextAsync(PasswordFile(data), password + Environment.NewLine, cancellationToken);
        var demo = new DemoRun(stack, sample, data);
        await Console.Error.WriteLineAsync($"The console is at {stack.Node.Console} — sign in as 'admin'; the password is in {PasswordFile(data)}.");
        return demo;
    }

    public async Task<CampaignReport> RunAsync(CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var definition = _sample.Campaign with { Name = await NextNameAsync(cancellationToken) };
        var id = await Launching.LaunchAsync(_stack.Node, definition, "demo", cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = SimulatedCrowd.RunAsync(
            _stack.Marketplace.BaseAddress, _sample.Crowd, _sample.Truths, new SimulationOptions { Speed = SimulatedSecondsASecond }, null, stop.Token);
        var display = new CampaignDisplay(_stack.Node.Services.GetRequiredService<CampaignProgressQuery>(), clock);
        await display.RunAsync(id, p => Task.FromResult(p.State != "running" || working.IsFaulted), cancellationToken);
        await stop.CancelAsync();
        var result = await working;
        var told = await MarketplaceSide.ReadAsync(_stack, result.Answers, cancellationToken);
        var report = await new ReportReader(_stack.Node.Database).ReadAsync(id, told, _sample.Truths, result.Names, clock.GetElapsedTime(started), cancellationToken);
        return report with { Refusals = result.Refusals, LabelsFile = Path.Combine(_data.Exports, definition.Name, "labels.csv") };
    }

    /// <summary>Keeps everything up until Ctrl-C.</summary>
    public async Task KeepConsoleAsync(CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync($"The console stays at {_stack.Node.Console}. Ctrl-C ends it.");
        await _stack.Node.UntilStoppedAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stack.DisposeAsync();

    private static string PasswordFile(DataFolder data) => Path.Combine(data.Path, "admin-password");

    // sample, then sample-2, sample-3 ...: earlier demos stay in the console.
    private async Task<string> NextNameAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _stack.Node.Database.OpenConnectionAsync(cancellationToken);
        var earlier = await connection.QuerySingleAsync<int>(new CommandDefinition(
            "select count(*)::int from campaigns where name ~ '^sample(-[0-9]+)?$'", cancellationToken: cancellationToken));
        return earlier == 0 ? "sample" : $"sample-{earlier + 1}";
    }

    private static int FreePort(int wanted) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(l => l.Port == wanted) ? 0 : wanted;
}
