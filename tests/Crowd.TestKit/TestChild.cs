using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Crowd.TestKit;

/// <summary>
/// Another process of a test: the test assembly itself, run with arguments (its project has <c>GenerateProgramFile</c> false and a
/// <c>Main</c> of its own). It speaks to the test in lines of its standard output, and can be killed like a crash would.
/// </summary>
public sealed class TestChild : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private TestChild(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, e) =>
        {
            lock (_errors)
                _errors.AppendLine(e.Data);
        };
        process.BeginErrorReadLine();
    }

    /// <summary>The process's id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts the assembly with the arguments, as another account where one is named (only root can), with a clock of its own where one is given.</summary>
    public static TestChild Start(Assembly assembly, string[] arguments, string? account = null, WrongClock? clock = null)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var info = new ProcessStartInfo(host, ["exec", assembly.Location, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        info.Environment["DOTNET_gcServer"] = "0";
        info.Environment["DOTNET_TieredPGO"] = "0";
        clock?.GiveTo(info);
        if (account is not null)
        {
            info.UserName = account;
            info.WorkingDirectory = "/";
            info.Environment["HOME"] = "/tmp";
        }
        return new(Process.Start(info)!);
    }

    /// <summary>The next line it prints. Fails with its error output if it ends instead or says nothing for a minute.</summary>
    public async Task<string> ReadLineAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        return await _process.StandardOutput.ReadLineAsync(deadline.Token)
            ?? throw new InvalidOperationException($"The child process ended: {Errors()}");
    }

    /// <summary>Ends it as a crash would: kill -9, that process alone.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
    }

    /// <summary>Tells it to end by closing its standard input, and waits for that.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        _process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    /// <summary>What it wrote to its standard error so far.</summary>
    public string Errors()
    {
        lock (_errors)
            return _errors.ToString();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
