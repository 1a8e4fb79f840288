using System.Diagnostics;
using NUnit.Framework;

namespace Crowd.TestKit;

/// <summary>Waits for what happens elsewhere: looks again and again until it is so, or fails at a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until the condition holds.</summary>
    /// <param name="condition">Looked at every 20 ms.</param>
    /// <param name="what">Ends the sentence "This did not come to be within 60 s: …".</param>
    /// <param name="within">The deadline; null is 60 s.</param>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        var deadline = within ?? DefaultDeadline;
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > deadline)
                Assert.Fail($"This did not come to be within {deadline.TotalSeconds:0} s: {what}.");
            await Task.Delay(Step);
        }
    }

    /// <inheritdoc cref="TrueAsync(Func{Task{bool}}, string, TimeSpan?)"/>
    public static Task TrueAsync(Func<bool> condition, string what, TimeSpan? within = null) =>
        TrueAsync(() => Task.FromResult(condition()), what, within);
}
