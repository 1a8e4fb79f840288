using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.OperatorSite.Sessions;

/// <summary>What operators asked for. Written before it is done, so that nothing is done that is not here.</summary>
internal sealed class OperatorLog(Database database, TimeProvider clock)
{
    public Task NoteAsync(HttpContext http, string action, string subject) => database.RunAsync(
        "insert into operator_log (at, operator, action, subject) values ($1, $2, $3, $4)",
        [clock.GetUtcNow(), OperatorGate.Session(http).Name, action, subject], http.RequestAborted);

    /// <summary>The latest entries.</summary>
    public Task<List<OperatorDeed>> LatestAsync(int limit, CancellationToken cancellationToken) => database.AllAsync(
        "select at, operator, action, subject from operator_log order by entry_id desc limit $1", [limit],
        row => new OperatorDeed(row.Moment(0), row.GetString(1), row.GetString(2), row.GetString(3)), cancellationToken);
}
