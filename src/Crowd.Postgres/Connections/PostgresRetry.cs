namespace Crowd.Postgres;

/// <summary>Does a whole transaction again when PostgreSQL asks for that.</summary>
public static class PostgresRetry
{
    private const int Tries = 6;

    /// <summary>
    /// Runs the work; after a transient failure (<see cref="PostgresErrors.IsTransient"/>) runs it again, up to six times in all,
    /// with waits that double from about 20 ms and are jittered so that rivals do not meet again.
    /// </summary>
    /// <param name="work">Opens its own connection and transaction, and may be run several times.</param>
    /// <param name="cancellationToken">Handed to the work, and ends the waits.</param>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await work(cancellationToken);
            }
            catch (Exception e) when (attempt < Tries && PostgresErrors.IsTransient(e))
            {
                await Task.Delay(Wait(attempt), cancellationToken);
            }
    }

    /// <inheritdoc cref="RunAsync{T}(Func{CancellationToken, Task{T}}, CancellationToken)"/>
    public static Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken) =>
        RunAsync(async token => { await work(token); return true; }, cancellationToken);

    private static TimeSpan Wait(int attempt) =>
        TimeSpan.FromMilliseconds(20 * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble()));
}
