using System.CommandLine;
using Crowd.Cli.Logging;
using Crowd.Cli.Running;
using Crowd.Marketplace;
using Crowd.Marketplace.Hosting;
using Serilog.Extensions.Logging;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd marketplace</c>: our marketplace alone, for anything that speaks MTurk's protocol.</summary>
internal static class MarketplaceCommand
{
    public static Command Create()
    {
        var sandbox = new Option<bool>("--sandbox") { Description = "Play money, faults on request, a clock that can be moved, simulated workers." };
        var port = new Option<int>("--port") { Description = "On 127.0.0.1; 0 takes a free one.", DefaultValueFactory = _ => 8930 };
        var link = new Option<bool>("--operator-link") { Description = "Print a link, good once and for a day, with which an operator's account is made or gets a new password." };
        var data = CommonOptions.Data();
        var command = new Command("marketplace", "Run our marketplace alone, until stopped.") { sandbox, port, link, data };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(sandbox), parsed.GetValue(port), parsed.GetValue(link), DataFolder.Open(parsed.GetValue(data)!), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool sandbox, int port, bool link, DataFolder data, CancellationToken cancellationToken)
    {
        await using var log = Logs.Create(data.Logs, Serilog.Events.LogEventLevel.Warning);
        await using var databases = await Databases.OpenAsync(data, null, new Progress<string>(Console.Error.WriteLine), cancellationToken);
        var options = new MarketplaceOptions
        {
            ConnectionString = await databases.EnsureAsync(sandbox ? "marketplace" : "private_marketplace", cancellationToken), Port = port, Sandbox = sandbox,
        };
        await using var host = await StartAsync(options, log, cancellationToken);
        await Console.Out.WriteLineAsync($"The marketplace answers at {host.BaseAddress}; its worker site is at {new Uri(host.BaseAddress, "worker")}, its operator's pages at {new Uri(host.BaseAddress, "operator")}. Ctrl-C ends it.");
        if (sandbox)
            await Console.Out.WriteLineAsync(
                $"Its requester's access key is {MarketplaceHost.SandboxAccessKey}, the secret {MarketplaceHost.SandboxSecret}. With Amazon's command line:{Environment.NewLine}"
                + $"  AWS_ACCESS_KEY_ID={MarketplaceHost.SandboxAccessKey} AWS_SECRET_ACCESS_KEY={MarketplaceHost.SandboxSecret} "
                + $"aws mturk get-account-balance --region us-east-1 --endpoint-url {host.BaseAddress}");
        else if (link || !await host.Operators.AnyAsync(cancellationToken))
            await Console.Out.WriteLineAsync($"To become an operator, open within a day: {new Uri(host.BaseAddress, await host.Operators.LinkAsync(cancellationToken))}");
        await UntilCancelledAsync(cancellationToken);
        return ExitCodes.Done;
    }

    private static async Task<MarketplaceHost> StartAsync(MarketplaceOptions options, Serilog.ILogger log, CancellationToken cancellationToken)
    {
        try
        {
            return await MarketplaceHost.StartAsync(options, new SerilogLoggerFactory(log), cancellationToken);
        }
        catch (IOException e)
        {
            throw new CrowdException($"Port {options.Port} can't be used ({e.Message.TrimEnd('.')}); choose another with --port.", e);
        }
    }

    private static async Task UntilCancelledAsync(CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(ended.SetResult);
        await ended.Task;
    }
}
