using System.Data;
using Dapper;

namespace Crowd.Postgres;

/// <summary>How rows become records: <c>snake_case</c> columns fill <c>PascalCase</c> members, <c>timestamptz</c> is a <see cref="DateTimeOffset"/> in UTC.</summary>
public static class DapperConventions
{
    /// <summary>Applies the conventions to this process; safe to call again.</summary>
    public static void Apply()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        // Dapper's own entry would win over the handler when a parameter is written
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new UtcHandler());
    }

    private sealed class UtcHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTimeOffset moment => moment.ToUniversalTime(),
            DateTime moment => new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)),
            _ => throw new DataException($"A {value.GetType().Name} is no point in time."),
        };

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();
    }
}
