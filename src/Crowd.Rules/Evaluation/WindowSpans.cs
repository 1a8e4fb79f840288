using Crowd.Rules.Syntax;

namespace Crowd.Rules.Evaluation;

internal static class WindowSpans
{
    public static WindowSpan Create(WindowSyntax window) => window.Kind switch
    {
        WindowKind.LastCount => new KeptSpan((int)window.Size, 0),
        WindowKind.LastTime => new KeptSpan(int.MaxValue, Ticks(window.Size)),
        WindowKind.HalfLifeCount => new FadingSpan(window.Size, 0),
        WindowKind.HalfLifeTime => new FadingSpan(0, Ticks(window.Size)),
        _ => new WholeSpan(),
    };

    private static long Ticks(double milliseconds) => (long)(milliseconds * TimeSpan.TicksPerMillisecond);
}
