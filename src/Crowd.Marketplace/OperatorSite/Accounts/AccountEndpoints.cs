using System.Globalization;
using Crowd.Marketplace.Accounts;
using Crowd.Marketplace.OperatorSite.Pages;
using Crowd.Marketplace.OperatorSite.Sessions;
using Crowd.Marketplace.WorkerSite.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Crowd.Marketplace.OperatorSite.Accounts;

/// <summary>Requesters: list, open, one with its ledger, put money in.</summary>
internal static class AccountEndpoints
{
    private const decimal MostUsd = 1_000_000_000;

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/operator/accounts", ListAsync);
        site.MapPost("/operator/accounts", OpenAsync).DisableAntiforgery();
        site.MapGet("/operator/accounts/{key}", ShowAsync);
        site.MapPost("/operator/accounts/{key}/fund", FundAsync).DisableAntiforgery();
    }

    private static async Task<IResult> ListAsync(HttpContext http, AccountShelf shelf, CancellationToken cancellationToken) =>
        OperatorPage.Show<AccountsPage>(http, new() { ["Accounts"] = await shelf.AllAsync(cancellationToken) });

    private static async Task<IResult> OpenAsync(
        HttpContext http, AccountBook book, AccountShelf shelf, OperatorLog log, [FromForm] string? name, [FromForm] string? deposit, CancellationToken cancellationToken)
    {
        if (name?.Trim() is not { Length: > 0 and <= 100 } called)
            return OperatorPage.Bad(http, "Say in 1 to 100 characters what the requester is called; workers see it.");
        if (Usd(deposit, 0) is not { } usd)
            return OperatorPage.Bad(http, $"The first deposit must be 0 to {MostUsd:0} dollars, such as 250.00.");
        var (key, secret) = AccountShelf.NewKey();
        await log.NoteAsync(http, "open account", $"{key} '{called}' with {Words.Money(usd)}");
        await book.OpenAsync(new(key, secret, called, usd), cancellationToken);
        return OperatorPage.Show<AccountsPage>(http, new()
        {
            ["Accounts"] = await shelf.AllAsync(cancellationToken), ["NewKey"] = key, ["NewSecret"] = secret,
        });
    }

    private static async Task<IResult> ShowAsync(HttpContext http, AccountShelf shelf, string key, long? before, string? said, CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(key, cancellationToken) is not { } account)
            return OperatorPage.Missing(http, "account");
        var lines = await shelf.LedgerAsync(key, before, cancellationToken);
        return OperatorPage.Show<AccountPage>(http, new()
        {
            ["Account"] = account, ["Lines"] = lines.Take(AccountShelf.PageSize).ToArray(), ["Said"] = said,
            ["Next"] = lines.Count > AccountShelf.PageSize ? lines[AccountShelf.PageSize - 1].Entry : null,
            ["Once"] = Guid.NewGuid().ToString("N"),
        });
    }

    private static async Task<IResult> FundAsync(
        HttpContext http, AccountShelf shelf, OperatorLog log, string key, [FromForm] string? amount, [FromForm] string? once, CancellationToken cancellationToken)
    {
        if (Usd(amount, 0.01m) is not { } usd)
            return OperatorPage.Bad(http, $"The amount must be 0.01 to {MostUsd:0} dollars with at most two decimals, such as 250.00.");
        if (once is not { Length: > 0 and <= 64 })
            return OperatorPage.Bad(http, "The form's token is missing; load the page again.");
        await log.NoteAsync(http, "fund", $"{key} with {Words.Money(usd)}");
        return await shelf.FundAsync(key, usd, once, cancellationToken) switch
        {
            "constant" => OperatorPage.Bad(http, "This account always shows 10000.00 and needs no money."),
            "no_account" => OperatorPage.Missing(http, "account"),
            var outcome => Results.Redirect($"/operator/accounts/{Uri.EscapeDataString(key)}?said={outcome}"),
        };
    }

    private static decimal? Usd(string? text, decimal least) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd)
        && usd >= least && usd <= MostUsd && usd == Math.Round(usd, 2) ? usd : null;
}
