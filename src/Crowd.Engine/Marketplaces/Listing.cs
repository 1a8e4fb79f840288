namespace Crowd.Engine.Marketplaces;

/// <summary>A published page as the marketplace tells of it.</summary>
/// <param name="Id">The marketplace's id (MTurk: HITId).</param>
/// <param name="Token">The token that we published it with, where the marketplace keeps it (MTurk: RequesterAnnotation).</param>
/// <param name="Open">Still offered to workers.</param>
/// <param name="Seats">Workers asked for.</param>
/// <param name="Free">Seats that nobody has taken.</param>
/// <param name="Held">Seats taken and not yet submitted.</param>
/// <param name="Expires">When it stops to be offered.</param>
public sealed record Listing(string Id, string? Token, bool Open, int Seats, int Free, int Held, DateTimeOffset Expires);
