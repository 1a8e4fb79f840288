namespace Crowd.Cli;

/// <summary>What the executable says to the shell.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The work failed.</summary>
    public const int Failed = 1;

    /// <summary>What was given can't be used; nothing was done.</summary>
    public const int BadInput = 2;
}
