using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Accounts;

internal sealed class GetAccountBalance(Database database) : IOperation
{
    public async Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var micros = call.Account.Prepaid
            ? await database.OneAsync("select available_micros from accounts where account_id = $1", [call.Account.Id], row => row.GetInt64(0), cancellationToken)
            : Money.ToMicros(Account.ConstantUsd);
        reply.WriteString("AvailableBalance", Money.Text(micros));
    }
}
