using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Hosting;

/// <summary>Keeps the sandbox clock's offset, so that time does not jump back at a restart.</summary>
internal sealed class ClockStore(Database database, MarketplaceClock clock)
{
    private const string Name = "clock_offset_ms";

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        clock.Offset = TimeSpan.FromMilliseconds(await database.OneAsync(
            "select value::bigint from settings where name = $1", [Name], row => row.GetInt64(0), cancellationToken));

    /// <summary>Moves the clock forward; what became due is done by the caller's sweep.</summary>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        clock.Offset = TimeSpan.FromMilliseconds(await database.OneAsync("""
            insert into settings values ($1, $2::bigint::text)
            on conflict (name) do update set value = (settings.value::bigint + $2::bigint)::text returning value::bigint
            """, [Name, (long)by.TotalMilliseconds], row => row.GetInt64(0), cancellationToken));
    }
}
