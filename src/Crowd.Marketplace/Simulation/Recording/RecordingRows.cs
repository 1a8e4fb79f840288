using System.Globalization;

namespace Crowd.Marketplace.Simulation.Recording;

/// <summary>The lines of a recording.</summary>
internal sealed class RecordingRows(CsvRows csv)
{
    public const string Header = "task,worker,label[,submitted_at][,duration_ms]";
    private readonly int _item = csv.Required("task", "item"), _worker = csv.Required("worker"), _label = csv.Required("label");
    private readonly int? _submittedAt = csv.Optional("submitted_at"), _duration = csv.Optional("duration_ms");

    public RecordingRow? Next() => csv.Next()
        ? new RecordingRow(csv.Line, csv.Text(_item), csv.Text(_worker), csv.Text(_label), Time(), Duration())
        : null;

    private DateTimeOffset? Time()
    {
        if (_submittedAt is not { } column || csv.Raw(column) is not { Length: > 0 } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : throw csv.Fault("submitted_at", $"{CsvRows.Shown(text)} is not a time; write it like 2026-01-31T13:45:00Z.");
    }

    private TimeSpan? Duration()
    {
        if (_duration is not { } column || csv.Raw(column) is not { Length: > 0 } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var ms) && ms is >= 0 and < 1e11
            ? TimeSpan.FromMilliseconds(ms)
            : throw csv.Fault("duration_ms", $"{CsvRows.Shown(text)} is not a number of milliseconds, zero or more.");
    }
}
