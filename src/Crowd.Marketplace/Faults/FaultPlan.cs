using System.Collections.Concurrent;
using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Faults;

/// <summary>
/// Faults on request, in a sandbox: by rules with a seed (the n-th call of an operation always fares the same), or for one call
/// by the header X-Crowd-Fault: a kind's name, with =MILLISECONDS for those that wait or look back.
/// </summary>
internal sealed class FaultPlan(MarketplaceOptions options)
{
    public const string Header = "X-Crowd-Fault";

    private static readonly Dictionary<string, FaultKind> Names = Enum.GetValues<FaultKind>().ToDictionary(NameOf, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private volatile FaultSettings _settings = FaultSettings.None;

    public FaultSettings Settings => _settings;

    public void Set(FaultSettings settings)
    {
        _calls.Clear();
        _settings = settings;
    }

    /// <exception cref="ApiException">The header asks for a fault that does not exist.</exception>
    public Fault Next(string operation, IHeaderDictionary headers)
    {
        if (!options.Sandbox)
            return default;
        if (headers.TryGetValue(Header, out var asked))
            return Parse(asked.ToString());
        var settings = _settings;
        if (settings.Rules.Count == 0)
            return default;
        var call = _calls.AddOrUpdate(operation, 1, (_, n) => n + 1);
        var dice = Dice(settings.Seed, operation, call);
        foreach (var rule in settings.Rules.Where(r => r.Operation == "*" || r.Operation == operation))
        {
            if (dice < rule.Probability)
                return new(rule.Kind, TimeSpan.FromMilliseconds(rule.DelayMs));
            dice -= rule.Probability;
        }
        return default;
    }

    public bool DuplicatesNotification(long id) => Dice(_settings.Seed, "notification", (int)id) < _settings.DuplicateNotifications;

    public bool DelaysNotification(long id) => Dice(_settings.Seed, "late", (int)id) < _settings.LateNotifications;

    public static string NameOf(FaultKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    public static FaultKind? KindOf(string name) => Names.TryGetValue(name, out var kind) ? kind : null;

    private static Fault Parse(string text)
    {
        var cut = text.Split('=', 2);
        var delay = 0;
        if (KindOf(cut[0]) is { } kind && (cut.Length == 1 || int.TryParse(cut[1], out delay) && delay >= 0))
            return new(kind, TimeSpan.FromMilliseconds(delay));
        throw ApiErrors.Plain("ValidationException", $"{Header} is '{text}'; it may be {string.Join(", ", Names.Keys)}, with =MILLISECONDS for those that wait or look back.");
    }

    // FNV-1a and a final mix: even, and the same on every machine
    private static double Dice(int seed, string operation, int call)
    {
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var c in operation)
            hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ (uint)call) * 1099511628211UL;
        hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL;
        return ((hash ^ (hash >> 29)) >> 11) * (1.0 / (1UL << 53));
    }
}
