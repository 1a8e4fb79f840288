using Crowd.Web.Auditing;
using Crowd.Web.SignIn;
using Dapper;
using Npgsql;

namespace Crowd.Web.Users;

/// <summary>What administrators do with users. Each change is in the audit trail, without the password; it signs the user out.</summary>
public sealed class UserAdmin(NpgsqlDataSource database, TimeProvider clock)
{
    // The last administrator stays: else nobody could let anybody in again.
    private const string OtherAdmin = "exists (select 1 from users o where o.role = 'admin' and o.disabled_at is null and o.user_id <> u.user_id)";

    /// <summary>All users by name.</summary>
    public async Task<IReadOnlyList<UserLine>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<UserLine>(new CommandDefinition(
            "select user_id, name, role, disabled_at, created_at from users order by name", cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Makes a user.</summary>
    /// <returns>False where there is one of that name already.</returns>
    public Task<bool> AddAsync(string name, string password, string role, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            "insert into users as u (name, password_hash, role, created_at) values (@name, @hash, @role, @now) on conflict (name) do nothing",
            "user added", actor, new { name, role, hash = UserStore.Hash(name, password) }, cancellationToken);

    /// <summary>Gives a user another role.</summary>
    /// <returns>False where there is no such user, or it would take the role from the last administrator.</returns>
    public Task<bool> SetRoleAsync(long userId, string role, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            $"update users u set role = @role where user_id = @userId and (@role = 'admin' or role <> 'admin' or {OtherAdmin})",
            "user role changed", actor, new { userId, role }, cancellationToken);

    /// <summary>Keeps a user out, or lets them in again.</summary>
    /// <returns>False where there is no such user, or it is the last administrator.</returns>
    public Task<bool> SetDisabledAsync(long userId, bool disabled, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            $"""
            update users u set disabled_at = case when @disabled then coalesce(disabled_at, @now) end
            where user_id = @userId and (not @disabled or role <> 'admin' or {OtherAdmin})
            """, disabled ? "user disabled" : "user enabled", actor, new { userId, disabled }, cancellationToken);

    /// <summary>Gives a user a new password.</summary>
    /// <returns>False where there is no such user.</returns>
    public async Task<bool> SetPasswordAsync(long userId, string password, string actor, CancellationToken cancellationToken)
    {
        if ((await ListAsync(cancellationToken)).FirstOrDefault(u => u.UserId == userId) is not { } user)
            return false;
        return await ChangeAsync(
            "update users u set password_hash = @hash where user_id = @userId",
            "user password changed", actor, new { userId, hash = UserStore.Hash(user.Name, password) }, cancellationToken);
    }

    private async Task<bool> ChangeAsync(string change, string verb, string actor, object args, CancellationToken cancellationToken)
    {
        var all = new DynamicParameters(args);
        all.AddDynamicParams(new { actor, verb, now = clock.GetUtcNow() });
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // One change at a time: of two administrators who take each other's role at once, the second must see what the first did.
        await connection.ExecuteAsync(new CommandDefinition("lock table users in share row exclusive mode", transaction: transaction, cancellationToken: cancellationToken));
        var changed = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            $"""
            with changed as ({change} returning u.*),
            noted as (
              {AuditQueries.Append}
              select @now, @actor, @verb, 'user:' || name, null, null, jsonb_build_object('role', role, 'disabled', disabled_at is not null), null from changed)
            select count(*)::int from changed
            """, all, transaction, cancellationToken: cancellationToken)) == 1;
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }
}
