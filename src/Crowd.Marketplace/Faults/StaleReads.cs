using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Crowd.Marketplace.Accounts;

namespace Crowd.Marketplace.Faults;

/// <summary>
/// In a sandbox, the last few answers of every list and get call are kept for a while, so that a stale read can give one again: an answer
/// that the same question got at most so long ago, even if a newer one has been seen since. Without one the call is answered freshly.
/// </summary>
internal sealed class StaleReads(MarketplaceOptions options)
{
    private const int AnswersKept = 3, MostQuestions = 512;
    private const long MostBytes = 16 << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(long Account, string Operation, string Request), Kept[]> _answers = new();
    private long _bytes;

    public bool TryAnswer(Fault fault, Account account, string operation, ReadOnlySpan<byte> request, IBufferWriter<byte> answer)
    {
        if (fault.Kind != FaultKind.Stale || !IsRead(operation) || !_answers.TryGetValue(KeyOf(account, operation, request), out var kept))
            return false;
        var oldest = fault.Delay > TimeSpan.Zero && fault.Delay < Longest ? fault.Delay : Longest;
        if (kept.FirstOrDefault(k => options.Clock.GetElapsedTime(k.At) <= oldest) is not { } found)
            return false;
        answer.Write(found.Answer);
        return true;
    }

    public void Keep(Account account, string operation, ReadOnlySpan<byte> request, ReadOnlySpan<byte> answer)
    {
        if (!options.Sandbox || !IsRead(operation))
            return;
        if (_answers.Count >= MostQuestions || Interlocked.Add(ref _bytes, answer.Length) > MostBytes)
        {
            _answers.Clear();
            Interlocked.Exchange(ref _bytes, 0);
        }
        var kept = new Kept(options.Clock.GetTimestamp(), answer.ToArray());
        _answers.AddOrUpdate(KeyOf(account, operation, request), [kept], (_, before) => [.. before.TakeLast(AnswersKept - 1), kept]);
    }

    private static bool IsRead(string operation) =>
        operation.StartsWith("Get", StringComparison.Ordinal) || operation.StartsWith("List", StringComparison.Ordinal);

    private static (long, string, string) KeyOf(Account account, string operation, ReadOnlySpan<byte> request) =>
        (account.Id, operation, Convert.ToHexString(SHA256.HashData(request)));

    private sealed record Kept(long At, byte[] Answer);
}
