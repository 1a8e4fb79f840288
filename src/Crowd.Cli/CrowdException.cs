namespace Crowd.Cli;

/// <summary>The work failed for a reason that a person can do something about. The message is one sentence. Exit code 1.</summary>
public sealed class CrowdException(string message, Exception? inner = null) : Exception(message, inner);
