namespace Crowd.Engine.Tests.Support;

/// <summary>The process dies here.</summary>
internal sealed class CrashException(string where) : Exception($"Crash at {where}");
