using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Crowd.Web.SignIn;

/// <summary>The console's users. Passwords are kept as salted PBKDF2 hashes only.</summary>
public sealed class UserStore(NpgsqlDataSource database, TimeProvider clock)
{
    private const string StampClaim = "crowd-stamp";
    private static readonly PasswordHasher<string> Hasher = new();
    private static readonly string Nobody = Hasher.HashPassword("", "nobody");

    /// <summary>The signed-in identity for a right name and password, or null. Takes as long for a name that does not exist.</summary>
    public async Task<ClaimsPrincipal?> VerifyAsync(string name, string password, CancellationToken cancellationToken)
    {
        var user = await FindAsync(name, cancellationToken);
        var right = Hasher.VerifyHashedPassword(name, user?.PasswordHash ?? Nobody, password) != PasswordVerificationResult.Failed;
        if (user is null || !right)
            return null;
        Claim[] claims = [new(ClaimTypes.Name, name), new(ClaimTypes.Role, user.Role), new(StampClaim, user.Stamp)];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }

    /// <summary>Whether a signed-in user is still allowed in, with the role and the password of the time of signing in.</summary>
    public async Task<bool> IsCurrentAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Identity?.Name is { } name && await FindAsync(name, cancellationToken) is { } found && user.FindFirst(StampClaim)?.Value == found.Stamp;
    }

    /// <summary>Makes the first administrator where there is no user yet.</summary>
    /// <returns>The new user's password, or null where somebody can sign in already.</returns>
    public async Task<string?> EnsureAdminAsync(string name, CancellationToken cancellationToken)
    {
        var password = Convert.ToBase64String(RandomNumberGenerator.GetBytes(12)).Replace('+', 'x').Replace('/', 'y');
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var made = await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into users (name, password_hash, role, created_at)
            select @name, @hash, 'admin', @now where not exists (select 1 from users) on conflict do nothing
            """, new { name, hash = Hash(name, password), now = clock.GetUtcNow() }, cancellationToken: cancellationToken));
        return made == 1 ? password : null;
    }

    /// <summary>Makes a user, or gives an existing one a new password and role.</summary>
    public async Task PutAsync(string name, string password, string role, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into users (name, password_hash, role, created_at) values (@name, @hash, @role, @now)
            on conflict (name) do update set password_hash = excluded.password_hash, role = excluded.role, disabled_at = null
            """, new { name, hash = Hash(name, password), role, now = clock.GetUtcNow() }, cancellationToken: cancellationToken));
    }

    internal static string Hash(string name, string password) => Hasher.HashPassword(name, password);

    private async Task<StoredUser?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (name.Contains('\0', StringComparison.Ordinal))
            return null;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<StoredUser>(new CommandDefinition(
            "select password_hash, role from users where name = @name and disabled_at is null", new { name }, cancellationToken: cancellationToken));
    }

    private sealed record StoredUser(string PasswordHash, string Role)
    {
        // Another password or role makes another stamp: whoever signed in before is signed out.
        public string Stamp => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{PasswordHash} {Role}")))[..16];
    }
}
