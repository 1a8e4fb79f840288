using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.WorkerSite.People;

namespace Crowd.Marketplace.OperatorSite.Sessions;

/// <summary>The operators of a private marketplace: made with a link that only who runs the program can get, then a name and a password.</summary>
public sealed partial class Operators
{
    private const int FailuresAllowed = 10, TokenBytes = 24;
    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15), LinkLife = TimeSpan.FromDays(1);
    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal Operators(Database database, TimeProvider clock) => (_database, _clock) = (database, clock);

    /// <summary>Whether anybody can sign in to the operator's pages yet.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellationToken) =>
        _database.OneAsync("select exists (select from operators)", [], row => row.GetBoolean(0), cancellationToken);

    /// <summary>Makes a link, good once and for a day, with which an operator's account is made or gets a new password.</summary>
    /// <returns>The link's path; it cannot be shown again.</returns>
    public async Task<string> LinkAsync(CancellationToken cancellationToken)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        await _database.RunAsync(
            "insert into operator_links (token_hash, created_at, expires_at) values ($1, $2, $3)",
            [Invitations.HashOf(token), _clock.GetUtcNow(), _clock.GetUtcNow() + LinkLife], cancellationToken);
        return "/operator/join/" + token;
    }

    internal static bool IsName(string name) => NamePattern().IsMatch(name);

    internal Task<bool> IsLinkGoodAsync(string token, CancellationToken cancellationToken) => _database.OneAsync(
        "select true from operator_links where token_hash = $1 and used_at is null and expires_at > $2",
        [Invitations.HashOf(token), _clock.GetUtcNow()], row => row.GetBoolean(0), cancellationToken);

    /// <returns>False if the link is used, expired, or never was.</returns>
    internal async Task<bool> JoinAsync(string token, string name, string password, CancellationToken cancellationToken) => await _database.OneAsync(
        "select work.join_operator($1, $2, $3, $4)", [Invitations.HashOf(token), name, Passwords.Hash(password), _clock.GetUtcNow()],
        row => row.GetString(0), cancellationToken) == "joined";

    /// <returns>False for a wrong name or password, or while the account rests after ten wrong ones: which of these, nobody is told.</returns>
    internal async Task<bool> SignInAsync(string name, string password, CancellationToken cancellationToken)
    {
        var hash = await _database.OneAsync(
            "select password_hash from operators where name = $1 and coalesce(locked_until, '-infinity') <= $2", [name, _clock.GetUtcNow()],
            row => row.GetString(0), cancellationToken);
        var right = Passwords.Verify(password, hash ?? Passwords.Nobody);
        if (hash is null)
            return false;
        await _database.RunAsync("""
            update operators
            set    failures = case when $2 then 0 else (failures + 1) % $3 end,
                   locked_until = case when not $2 and failures + 1 >= $3 then $4 else locked_until end
            where  name = $1
            """, [name, right, FailuresAllowed, _clock.GetUtcNow() + LockTime], cancellationToken);
        return right;
    }

    /// <summary>The stamp that an operator's cookies must carry; null when there is no such operator.</summary>
    internal async Task<int?> StampAsync(string name, CancellationToken cancellationToken) => await _database.OneAsync(
        "select stamp from operators where name = $1", [name], row => (int?)row.GetInt32(0), cancellationToken);

    [GeneratedRegex("^[a-z0-9_-]{1,40}$")]
    private static partial Regex NamePattern();
}
