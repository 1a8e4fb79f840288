namespace Crowd.Engine.Marketplaces;

/// <summary>What a marketplace can do: data that rules and launch checks read, instead of asking for a type.</summary>
/// <param name="Name">As the settings call it.</param>
/// <param name="Sandbox">No real money moves.</param>
/// <param name="Hosting">It shows our page and keeps the answers (MTurk, ours); else it only sends people to us (Prolific).</param>
/// <param name="Reject">Work can be refused.</param>
/// <param name="Block">It has a block of its own; where not, exclusion by list stands in.</param>
/// <param name="LiveLists">A list can be changed while listings that ask for it are open.</param>
/// <param name="TokenWindow">How long a creation token is remembered.</param>
/// <param name="SeatsBeforeSurcharge">From this many seats on a listing costs more (MTurk: 10).</param>
/// <param name="LongestPage">Bytes that a page may have.</param>
public sealed record MarketplaceCapabilities(
    string Name, bool Sandbox, bool Hosting, bool Reject, bool Block, bool LiveLists, TimeSpan TokenWindow, int SeatsBeforeSurcharge, int LongestPage);
