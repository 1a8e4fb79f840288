using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Faults;

/// <summary>Makes the events that one call brought about late, or double.</summary>
internal sealed class EventFaults(Database database)
{
    /// <param name="fault">What strikes the call; nothing is done for other kinds.</param>
    /// <param name="account">The caller's.</param>
    /// <param name="at">The call's moment, which its events carry.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public Task StrikeAsync(Fault fault, Account account, DateTimeOffset at, CancellationToken cancellationToken) => fault.Kind switch
    {
        FaultKind.LateNotification => database.RunAsync(
            "update events set next_try_at = $3 where account_id = $1 and happened_at = $2 and attempts = 0", [account.Id, at, at + fault.Delay], cancellationToken),
        FaultKind.DuplicateNotification => database.RunAsync(
            "update events set twice = true where account_id = $1 and happened_at = $2", [account.Id, at], cancellationToken),
        _ => Task.CompletedTask,
    };
}
