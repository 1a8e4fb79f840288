using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;

namespace Crowd.TestKit;

/// <summary>
/// A wall clock that is wrong, for a child process as a whole, the libraries that it uses included; it can be set while the process runs. It is
/// libfaketime's; where that is not installed the test is skipped. Waits go by the monotonic clock, which stays right, as it does when somebody
/// sets a machine's clock.
/// </summary>
public sealed class WrongClock : IDisposable
{
    private readonly string _library;
    private readonly string _file = Path.GetTempFileName();

    /// <summary>A clock that is wrong by so much: fast where that is more than nothing.</summary>
    public WrongClock(TimeSpan by)
    {
        _library = new[] { "/usr/lib", "/usr/lib64" }.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateDirectories(folder).Select(inner => Path.Combine(inner, "faketime", "libfaketimeMT.so.1")))
            .FirstOrDefault(File.Exists) ?? "";
        if (_library.Length == 0)
            Assert.Ignore("libfaketime is not installed: apt-get install faketime");
        Set(by);
    }

    /// <summary>Sets it anew.</summary>
    public void Set(TimeSpan by) => File.WriteAllText(_file, by.TotalSeconds.ToString("+0;-0", CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public void Dispose() => File.Delete(_file);

    internal void GiveTo(ProcessStartInfo info)
    {
        info.Environment["LD_PRELOAD"] = _library;
        info.Environment["FAKETIME_TIMESTAMP_FILE"] = _file;
        info.Environment["FAKETIME_NO_CACHE"] = "1";
        info.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        // else it takes .NET's timed waits, which are by the monotonic clock, for ones by the wall clock, and they end at once
        info.Environment["FAKETIME_FORCE_MONOTONIC_FIX"] = "0";
    }
}
