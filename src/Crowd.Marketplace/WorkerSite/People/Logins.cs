using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Taking;
using Crowd.Marketplace.Workers;

namespace Crowd.Marketplace.WorkerSite.People;

/// <summary>People's accounts: made with an invitation, opened with e-mail and password, locked for a while after wrong ones.</summary>
internal sealed class Logins(Database database, TimeProvider clock)
{
    private const int FailuresAllowed = 10;
    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    /// <summary>Makes an account with an invitation, or sets a new password with a reset link, in one statement with the link's use.</summary>
    public async Task<JoinOutcome> JoinAsync(string token, string email, string name, string password, CancellationToken cancellationToken)
    {
        var worker = WorkerRegistry.NewWorkerId();
        var outcome = await database.OneAsync(
            "select outcome, o_worker from work.join_worker($1, $2, $3, $4, $5, $6)",
            [Invitations.HashOf(token), worker.ToString(), email.Trim().ToLowerInvariant(), name.Trim(), Passwords.Hash(password), clock.GetUtcNow()],
            row => (Outcome: row.GetString(0), Worker: row.Text(1)), cancellationToken);
        return outcome.Outcome switch
        {
            "joined" => new JoinOutcome.Joined(new WorkerId(outcome.Worker!)),
            "taken" => new JoinOutcome.AddressTaken(),
            _ => new JoinOutcome.NoInvitation(),
        };
    }

    /// <returns>Null for a wrong address or password, or a locked or closed account: which of these, nobody is told.</returns>
    public async Task<WorkerId?> SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        var found = await database.OneAsync("""
            select l.worker_id, l.password_hash from worker_logins l join workers w using (worker_id)
            where  l.email = $1 and w.active and coalesce(l.locked_until, '-infinity') <= $2
            """, [email.Trim().ToLowerInvariant(), clock.GetUtcNow()], row => (Worker: row.GetString(0), Hash: row.GetString(1)), cancellationToken);
        var right = Passwords.Verify(password, found.Hash ?? Passwords.Nobody);
        if (found.Worker is null)
        {
            return null;
        }

        await database.RunAsync("""
            update worker_logins
            set    failures = case when $2 then 0 else (failures + 1) % $3 end,
                   locked_until = case when not $2 and failures + 1 >= $3 then $4 else locked_until end
            where  worker_id = $1
            """, [found.Worker, right, FailuresAllowed, clock.GetUtcNow() + LockTime], cancellationToken);
        return right ? new WorkerId(found.Worker) : null;
    }

    /// <summary>The stamp that a worker's cookies must carry; null when he cannot sign in (any more).</summary>
    public async Task<int?> StampAsync(WorkerId worker, CancellationToken cancellationToken) => await database.OneAsync(
        "select l.stamp from worker_logins l join workers w using (worker_id) where l.worker_id = $1 and w.active",
        [worker.ToString()], row => (int?)row.GetInt32(0), cancellationToken);

    /// <summary>Ends all of a worker's sessions, wherever they are.</summary>
    public Task EndSessionsAsync(WorkerId worker, CancellationToken cancellationToken) =>
        database.RunAsync("update worker_logins set stamp = stamp + 1 where worker_id = $1", [worker.ToString()], cancellationToken);
}
