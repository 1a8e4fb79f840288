using System.CommandLine;

namespace Crowd.Cli;

/// <summary>Runs a command line, so that every failure is one sentence on the error stream and an exit code.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && !IsHelp(args))
        {
            await Console.Error.WriteLineAsync($"crowd: {OneLine(parsed.Errors[0].Message)} See 'crowd {string.Join(' ', args.TakeWhile(a => !a.StartsWith('-')).Take(1))} --help'.");
            return ExitCodes.BadInput;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) })
                ;
        }
        catch (BadInputException e)
        {
            await Console.Error.WriteLineAsync($"crowd: {e.Message}");
            return ExitCodes.BadInput;
        }
        catch (CrowdException e)
        {
            await Console.Error.WriteLineAsync($"crowd: {e.Message}");
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("crowd: stopped.");
            return ExitCodes.Failed;
        }
    }

    // The parser lists an option's words one a line.
    private static string OneLine(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 1 ? message : $"{lines[0]} {string.Join(", ", lines[1..])}.";
    }

    private static bool IsHelp(string[] args) => args.Any(a => a is "--help" or "-h" or "-?");
}
