namespace Crowd.Postgres;

/// <summary>The database cannot be brought to the program's state; the message names the migration and says what to do.</summary>
public sealed class MigrationException : Exception
{
    /// <summary>Creates the exception.</summary>
    public MigrationException(string message) : base(message) { }

    /// <summary>Creates the exception with the failure behind it.</summary>
    public MigrationException(string message, Exception inner) : base(message, inner) { }
}
