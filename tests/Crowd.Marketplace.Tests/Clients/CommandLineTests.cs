using System.Diagnostics;
using Crowd.Marketplace.Hosting;

namespace Crowd.Marketplace.Tests.Clients;

/// <summary>Amazon's command line, with nothing set but the endpoint.</summary>
internal sealed class CommandLineTests : WholeLifeContract
{
    private ForeignClient _client = null!;

    [OneTimeSetUp]
    public void Start() => _client = ForeignClient.Start(
        Python(), [Path.Combine(TestFiles.Source("CommandLine"), "driver.py"), $"{Host.BaseAddress}"],
        new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = MarketplaceHost.SandboxAccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = MarketplaceHost.SandboxSecret,
            ["AWS_MAX_ATTEMPTS"] = "1",
            ["AWS_PAGER"] = "",
        });

    [OneTimeTearDown]
    public async Task Stop() => await _client.DisposeAsync();

    protected override Task<ForeignAnswer> CallAsync(string operation, object? input) => _client.CallAsync(operation, input, Token);

    /// <summary>The interpreter that `aws` itself runs on.</summary>
    private static string Python()
    {
        // pyenv puts a script of its own before the real one, and knows where that is
        var script = Find("aws") ?? throw new InvalidOperationException("The AWS command line is not installed; './crowd test' does that.");
        if (!Interpreter(script).Contains("python", StringComparison.Ordinal) && Find("pyenv") is { } pyenv)
        {
            using var which = Process.Start(new ProcessStartInfo(pyenv, ["which", "aws"]) { RedirectStandardOutput = true })!;
            script = which.StandardOutput.ReadToEnd().Trim();
            which.WaitForExit();
        }
        return Interpreter(script);
    }

    private static string Interpreter(string script) => File.ReadLines(script).First().TrimStart('#', '!').Trim().Split(' ')[0];

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
