using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Collecting;

/// <summary>An open page with what the marketplace has of it.</summary>
/// <param name="Hit">The page.</param>
/// <param name="Sessions">All its sessions so far.</param>
/// <param name="Complete">No more can come.</param>
internal sealed record FetchedHit(OpenHit Hit, IReadOnlyList<Session> Sessions, bool Complete);
