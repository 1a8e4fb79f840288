using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Sandbox;

/// <summary>Accounts: POST /sandbox/accounts, GET …/{key} (figures), GET …/{key}/ledger?after=&amp;limit=, POST …/{key}/layouts.</summary>
internal sealed class SandboxAccounts(AccountBook accounts, Database database, TimeProvider clock)
{
    private const int MostEntries = 10_000;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/accounts", OpenAsync);
        routes.MapGet("/accounts/{key}", FiguresAsync);
        routes.MapGet("/accounts/{key}/ledger", LedgerAsync);
        routes.MapPost("/accounts/{key}/layouts", AddLayoutAsync);
    }

    private async Task<IResult> OpenAsync(AccountSeed seed, CancellationToken cancellationToken)
    {
        if (seed.AccessKey is not { Length: > 0 and <= 128 } || !seed.AccessKey.All(char.IsAsciiLetterOrDigit))
            return SandboxRoutes.Problem("'accessKey' must be 1 to 128 letters and digits.");
        if (string.IsNullOrEmpty(seed.Secret) || string.IsNullOrWhiteSpace(seed.Name))
            return SandboxRoutes.Problem("'secret' and 'name' must not be empty.");
        if (seed.DepositUsd is < 0 or > 1_000_000_000)
            return SandboxRoutes.Problem("'depositUsd' must be 0 to 1000000000, or absent for an account that always shows 10000.00.");
        await accounts.OpenAsync(seed, cancellationToken);
        return await FiguresAsync(seed.AccessKey, cancellationToken);
    }

    private async Task<IResult> FiguresAsync(string key, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(key, cancellationToken) is not { } account)
            return Results.NotFound();
        var figures = await accounts.FiguresAsync(account, cancellationToken);
        return Results.Json(new
        {
            account.AccessKey, account.RequesterId, account.Name, account.Prepaid,
            figures.DepositedMicros, figures.AvailableMicros, figures.HeldMicros, figures.RewardsMicros, figures.BonusesMicros, figures.FeesMicros,
        });
    }

    private async Task<IResult> LedgerAsync(string key, CancellationToken cancellationToken, long after = 0, int limit = 1000) =>
        await accounts.FindAsync(key, cancellationToken) is { } account
            ? Results.Json(await accounts.EntriesAsync(account, after, Math.Clamp(limit, 1, MostEntries), cancellationToken))
            : Results.NotFound();

    private async Task<IResult> AddLayoutAsync(string key, LayoutSeed layout, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(key, cancellationToken) is not { } account)
            return Results.NotFound();
        if (string.IsNullOrWhiteSpace(layout.Name) || string.IsNullOrWhiteSpace(layout.Html))
            return SandboxRoutes.Problem("'name' and 'html' must not be empty.");
        var id = NewId.Entity(clock);
        await database.RunAsync(
            "insert into layouts (layout_id, account_id, name, html, created_at) values ($1, $2, $3, $4, $5)",
            [id, account.Id, layout.Name, layout.Html, clock.GetUtcNow()], cancellationToken);
        return Results.Json(new { layoutId = id });
    }
}
