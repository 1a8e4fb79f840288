namespace Crowd.Marketplace;

/// <summary>What the marketplace logs. 3000–3099: the host; 3100–3199: the requester API.</summary>
internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Information, "The marketplace listens on {Address}, sandbox: {Sandbox}")]
    public static partial void Listening(this ILogger logger, Uri address, bool sandbox);

    [LoggerMessage(3002, LogLevel.Warning, "The sweep failed and is tried again: {Reason}")]
    public static partial void SweepFailed(this ILogger logger, string reason);

    [LoggerMessage(3101, LogLevel.Error, "The call {Target} failed")]
    public static partial void CallFailed(this ILogger logger, string target, Exception exception);

    [LoggerMessage(3003, LogLevel.Warning, "Notifications wait in the outbox: {Reason}")]
    public static partial void DeliveryFailed(this ILogger logger, string reason);

    [LoggerMessage(3004, LogLevel.Warning, "The notification {EventType} of HIT {HitId} is tried again later: {Reason}")]
    public static partial void NotificationFailed(this ILogger logger, string eventType, string hitId, string reason);
}
