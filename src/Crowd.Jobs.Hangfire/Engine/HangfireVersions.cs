using Hangfire;
using Hangfire.PostgreSql;

namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>The versions in use, for people.</summary>
internal static class HangfireVersions
{
    public static string Text { get; } = $"{Of(typeof(JobStorage))} with Hangfire.PostgreSql {Of(typeof(PostgreSqlStorage))}";

    private static string Of(Type type) => type.Assembly.GetName().Version!.ToString(3);
}
