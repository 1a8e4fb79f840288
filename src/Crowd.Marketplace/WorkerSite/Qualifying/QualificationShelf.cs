using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.WorkerSite.Qualifying;

/// <summary>Reads what a worker has been granted, and what he could ask for.</summary>
internal sealed class QualificationShelf(Database database)
{
    private const string Offer = """
        select t.qualification_type_id, t.name, t.description, c.name, t.test is not null, t.test_duration,
               (select r.status from qualification_requests r where r.qualification_type_id = t.qualification_type_id and r.worker_id = $1
                order by r.started_at desc, r.seq desc limit 1)
        from   qualification_types t join accounts c using (account_id)
        where  t.deleted_at is null and t.status = 'Active'
        """;

    /// <summary>Granted qualifications, latest first. Those that requesters use to keep workers out are not among them.</summary>
    public Task<List<HeldQualification>> HeldAsync(WorkerId worker, CancellationToken cancellationToken) => database.AllAsync("""
        select t.name, t.description, c.name, q.value, q.granted_at
        from   qualifications q join qualification_types t using (qualification_type_id) join accounts c on c.account_id = t.account_id
        where  q.worker_id = $1 and q.status = 'Granted' and t.deleted_at is null
        order  by q.granted_at desc limit 200
        """, [worker.ToString()], row => new HeldQualification(row.GetString(0), row.GetString(1), row.GetString(2), row.Integer(3), row.Moment(4)), cancellationToken);

    /// <summary>Those with a test or granted on request, not yet granted.</summary>
    public Task<List<OfferedQualification>> OfferedAsync(WorkerId worker, CancellationToken cancellationToken) => database.AllAsync($"""
        {Offer} and (t.test is not null or t.auto_granted)
        and not exists (select from qualifications q where q.qualification_type_id = t.qualification_type_id and q.worker_id = $1 and q.status = 'Granted')
        order by t.seq desc limit 100
        """, [worker.ToString()], Read, cancellationToken);

    public Task<OfferedQualification?> OneAsync(WorkerId worker, string type, CancellationToken cancellationToken) =>
        database.OneAsync(Offer + " and t.qualification_type_id = $2", [worker.ToString(), type], Read, cancellationToken);

    private static OfferedQualification Read(Npgsql.NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4),
        row.Long(5) is { } seconds ? TimeSpan.FromSeconds(seconds) : null, row.Text(6));
}
