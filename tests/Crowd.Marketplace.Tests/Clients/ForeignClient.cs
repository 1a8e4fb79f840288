using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crowd.Marketplace.Tests.Clients;

/// <summary>A client of Amazon's in a process of its own, told what to call line by line.</summary>
internal sealed class ForeignClient : IAsyncDisposable
{
    private readonly Process _process;

    private ForeignClient(Process process) => _process = process;

    public static ForeignClient Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    public async Task<ForeignAnswer> CallAsync(string operation, object? input, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { operation, input = input ?? new { } }).AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken);
        Assert.That(line, Is.Not.Null, $"{_process.StartInfo.FileName} ended at {operation}");
        var answer = JsonNode.Parse(line!)!;
        return new(answer["output"]?.AsObject(), (string?)answer["error"], (string?)answer["message"]);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
