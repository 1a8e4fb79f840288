using System.Security.Cryptography;
using System.Text;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.WorkerSite.People;

/// <summary>Links that let people in. Open sign-up does not exist: who has no link gets no account.</summary>
public sealed class Invitations
{
    private const int TokenBytes = 24;
    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal Invitations(Database database, TimeProvider clock) => (_database, _clock) = (database, clock);

    /// <summary>Makes a link.</summary>
    /// <param name="uses">How many people may use it, 1 to 10,000.</param>
    /// <param name="lifetime">How long it is good, up to a year.</param>
    /// <param name="note">For the operator's memory; workers don't see it.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>The link's path, to be put behind the marketplace's address; it cannot be shown again.</returns>
    public Task<string> InviteAsync(int uses, TimeSpan lifetime, string? note, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(uses, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(uses, 10_000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lifetime, TimeSpan.FromDays(366));
        return MakeAsync(null, uses, lifetime, note, cancellationToken);
    }

    /// <summary>Makes a link, good once and for a day, with which a worker sets a new password.</summary>
    /// <returns>The link's path.</returns>
    public Task<string> ResetAsync(WorkerId worker, CancellationToken cancellationToken) =>
        MakeAsync(worker.ToString(), 1, TimeSpan.FromDays(1), "password reset", cancellationToken);

    /// <summary>Takes a link back: nobody can use it any more.</summary>
    public Task RevokeAsync(string path, CancellationToken cancellationToken) =>
        _database.RunAsync("update invitations set uses_left = 0 where token_hash = $1", [HashOf(path.Split('/')[^1])], cancellationToken);

    /// <summary>Whether the link is good now, and for whom: a known worker, or (null) anybody.</summary>
    internal Task<(bool Good, string? Worker)> CheckAsync(string token, CancellationToken cancellationToken) => _database.OneAsync(
        "select true, worker_id from invitations where token_hash = $1 and uses_left > 0 and expires_at > $2",
        [HashOf(token), _clock.GetUtcNow()], row => (row.GetBoolean(0), row.Text(1)), cancellationToken);

    internal static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private async Task<string> MakeAsync(string? worker, int uses, TimeSpan lifetime, string? note, CancellationToken cancellationToken)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        await _database.RunAsync(
            "insert into invitations (token_hash, worker_id, note, uses_left, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)",
            [HashOf(token), worker, note, uses, _clock.GetUtcNow(), _clock.GetUtcNow() + lifetime], cancellationToken);
        return "/worker/join/" + token;
    }
}
