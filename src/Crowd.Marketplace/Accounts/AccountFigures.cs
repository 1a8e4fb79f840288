namespace Crowd.Marketplace.Accounts;

/// <summary>Where an account's money is, in micro-dollars: deposited = available + held + rewards + bonuses + fees.</summary>
internal sealed record AccountFigures(
    long AvailableMicros, long HeldMicros, long DepositedMicros, long RewardsMicros, long BonusesMicros, long FeesMicros);
