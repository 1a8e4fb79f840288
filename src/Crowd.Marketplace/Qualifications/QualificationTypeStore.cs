using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Qualifications;

/// <summary>Finds qualification types.</summary>
internal sealed class QualificationTypeStore(Database database, TimeProvider clock)
{
    /// <exception cref="ApiException">There is none of that id, or it is another account's.</exception>
    public async Task<QualificationTypeRow> OwnAsync(Call call, string id, CancellationToken cancellationToken) =>
        await database.OneAsync(
            $"select {QualificationTypeRow.Columns} from qualification_types where qualification_type_id = $1 and account_id = $2 and deleted_at is null",
            [id, call.Account.Id], QualificationTypeRow.Read, cancellationToken) ?? throw ApiErrors.QualificationTypeDoesNotExist(id);

    /// <summary>A built-in type, shown like any other.</summary>
    public static QualificationTypeRow System(string id)
    {
        var (name, description) = SystemQualifications.Of(id);
        return new(id, name, description, null, "Active", null, null, null, null, false, null, DateTimeOffset.UnixEpoch, 0, Requestable: false);
    }

    /// <summary>Stores a new type; false when the account has one of that name.</summary>
    public async Task<bool> AddAsync(Call call, QualificationTypeRow type, CancellationToken cancellationToken) =>
        await database.RunAsync("""
            insert into qualification_types (qualification_type_id, account_id, name, description, keywords, status, test, answer_key, test_duration,
                                             retry_delay, auto_granted, auto_granted_value, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (account_id, name) where deleted_at is null do nothing
            """,
            [
                type.Id, call.Account.Id, type.Name, type.Description, type.Keywords, type.Status, type.Test, type.AnswerKey, type.TestDuration,
                type.RetryDelay, type.AutoGranted, type.AutoGrantedValue, clock.GetUtcNow(),
            ], cancellationToken) == 1;

    public Task UpdateAsync(Call call, QualificationTypeRow type, CancellationToken cancellationToken) =>
        database.RunAsync("""
            update qualification_types
            set description = $3, status = $4, test = $5, answer_key = $6, test_duration = $7, retry_delay = $8, auto_granted = $9, auto_granted_value = $10
            where qualification_type_id = $1 and account_id = $2
            """,
            [
                type.Id, call.Account.Id, type.Description, type.Status, type.Test, type.AnswerKey, type.TestDuration, type.RetryDelay, type.AutoGranted,
                type.AutoGrantedValue,
            ], cancellationToken);
}
