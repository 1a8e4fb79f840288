using Microsoft.Extensions.Logging;

namespace Crowd.Postgres;

internal static partial class Log       // 1000–1099: the database
{
    [LoggerMessage(1001, LogLevel.Warning, "Listening to {Channels} broke off and is taken up again: {Reason}")]
    public static partial void ListeningBroken(this ILogger logger, string channels, string reason);
}
