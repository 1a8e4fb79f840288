using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace Crowd.Cli.Logging;

/// <summary>One event a line in the compact log event format (CLEF): @t @mt @l @x @tr @sp and the event's own properties.</summary>
internal sealed class CompactJson : ITextFormatter
{
    private static readonly JsonValueFormatter Values = new(typeTagName: null);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write("{\"@t\":\"");
        output.Write(logEvent.Timestamp.UtcDateTime.ToString("O"));
        output.Write("\",\"@mt\":");
        JsonValueFormatter.WriteQuotedJsonString(logEvent.MessageTemplate.Text, output);
        WriteText(output, "@l", logEvent.Level == LogEventLevel.Information ? null : logEvent.Level.ToString());
        WriteText(output, "@x", logEvent.Exception?.ToString());
        WriteText(output, "@tr", logEvent.TraceId?.ToHexString());
        WriteText(output, "@sp", logEvent.SpanId?.ToHexString());
        foreach (var (name, value) in logEvent.Properties)
        {
            output.Write(',');
            JsonValueFormatter.WriteQuotedJsonString(name.StartsWith('@') ? "@" + name : name, output);
            output.Write(':');
            Values.Format(value, output);
        }
        output.WriteLine('}');
    }

    private static void WriteText(TextWriter output, string name, string? text)
    {
        if (text is null)
            return;
        output.Write(",\"");
        output.Write(name);
        output.Write("\":");
        JsonValueFormatter.WriteQuotedJsonString(text, output);
    }
}
