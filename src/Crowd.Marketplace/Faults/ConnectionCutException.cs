namespace Crowd.Marketplace.Faults;

/// <summary>An injected fault: the connection is to be cut without an answer.</summary>
internal sealed class ConnectionCutException : Exception;
