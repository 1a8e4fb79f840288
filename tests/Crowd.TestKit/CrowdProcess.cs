using System.Diagnostics;
using System.Text;

namespace Crowd.TestKit;

/// <summary>
/// The <c>crowd</c> executable of this build as another process, as a person would run it. The test's project must reference Crowd.Cli, so
/// that it is built.
/// </summary>
public sealed class CrowdProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private CrowdProcess(Process process)
    {
        (_process, Id) = (process, process.Id);
        process.OutputDataReceived += (_, e) => Add(_output, e.Data);
        process.ErrorDataReceived += (_, e) => Add(_errors, e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Its process id.</summary>
    public int Id { get; }

    /// <summary>What it wrote to its standard output so far.</summary>
    public string Output => Text(_output);

    /// <summary>What it wrote to its standard error so far.</summary>
    public string Errors => Text(_errors);

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts it.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="mostMemory">The most bytes its managed heap may take; null for no limit.</param>
    public static CrowdProcess Start(string[] arguments, long? mostMemory = null)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var info = new ProcessStartInfo(host, ["exec", Executable(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["DOTNET_TieredPGO"] = "0";
        if (mostMemory is not null)
            info.Environment["DOTNET_GCHeapHardLimit"] = $"0x{mostMemory:x}";
        return new(Process.Start(info)!);
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>The process, ended: its exit code and what it wrote.</returns>
    public static async Task<CrowdProcess> RunAsync(string[] arguments, long? mostMemory = null)
    {
        var process = Start(arguments, mostMemory);
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            await process._process.WaitForExitAsync(deadline.Token);
            return process;
        }
        catch (OperationCanceledException e)
        {
            process.Dispose();
            throw new TimeoutException($"crowd {string.Join(' ', arguments)} did not end within {Patience.TotalMinutes} min; it said: {process.Errors}", e);
        }
    }

    /// <summary>Ends it as a crash would: kill -9, that process alone.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: false);
        _process.Dispose();
    }

    // artifacts/bin/Crowd.X.Tests/debug -> artifacts/bin/Crowd.Cli/debug
    private static string Executable()
    {
        var mine = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(mine.Parent!.Parent!.FullName, "Crowd.Cli", mine.Name, "crowd.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException("The crowd executable is not built beside the tests.", path);
    }

    private static void Add(StringBuilder text, string? line)
    {
        lock (text)
            if (line is not null)
                text.AppendLine(line);
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
