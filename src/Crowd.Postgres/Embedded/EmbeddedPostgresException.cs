namespace Crowd.Postgres;

/// <summary>The embedded server cannot be had; the message is one sentence that says why and what to do.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    /// <summary>Creates the exception.</summary>
    public EmbeddedPostgresException(string message) : base(message) { }

    /// <summary>Creates the exception with the failure behind it.</summary>
    public EmbeddedPostgresException(string message, Exception inner) : base(message, inner) { }
}
