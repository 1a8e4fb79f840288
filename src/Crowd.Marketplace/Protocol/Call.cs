using Crowd.Marketplace.Accounts;

namespace Crowd.Marketplace.Protocol;

/// <summary>One authenticated call: who, what, when.</summary>
internal sealed record Call(Account Account, string Operation, Input Input, DateTimeOffset Now);
