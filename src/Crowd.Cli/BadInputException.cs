namespace Crowd.Cli;

/// <summary>What a person gave can't be used. The message is one sentence: what is wrong, where, and what would be right. Exit code 2.</summary>
public sealed class BadInputException(string message, Exception? inner = null) : Exception(message, inner);
