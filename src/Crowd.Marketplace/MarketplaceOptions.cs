using Crowd.Marketplace.Hosting;
using Crowd.Marketplace.WorkerSite;

namespace Crowd.Marketplace;

/// <summary>How a marketplace is started.</summary>
public sealed record MarketplaceOptions
{
    /// <summary>The marketplace's own PostgreSQL database; it must exist.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Port on 127.0.0.1; 0 (the default) takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Play money, a movable clock, faults on request, and the admin interface under <c>/sandbox</c>.</summary>
    public bool Sandbox { get; init; } = true;

    /// <summary>Whether it behaves as the real one's oddities were, or at once.</summary>
    public MarketplaceProfile Profile { get; init; } = MarketplaceProfile.Fast;

    /// <summary>Real time; a sandbox adds its own offset to it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Real time, against which signatures are checked: clients sign by their own clocks.</summary>
    public TimeProvider SigningClock { get; init; } = TimeProvider.System;

    /// <summary>Hand a returned assignment's id to the next worker, as Amazon did. Default true.</summary>
    public bool ReuseAssignmentIds { get; init; } = true;

    /// <summary>Let an ExternalURL be http where it points to this machine. Default true.</summary>
    public bool AllowHttpLoopback { get; init; } = true;

    /// <summary>Hosts, besides this machine, that notifications may be sent to.</summary>
    public IReadOnlyList<string> NotificationHosts { get; init; } = [];

    /// <summary>How often the clock's work (deadlines, expiry, auto-approval) is looked for. Default 1 s; zero: only on request.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Most database connections. Default 40.</summary>
    public int MaxConnections { get; init; } = 40;

    /// <summary>The worker site.</summary>
    public WorkerSiteOptions WorkerSite { get; init; } = new();

    /// <summary>What the profile means.</summary>
    internal MarketplaceBehaviour Behaviour => MarketplaceBehaviour.Of(Profile);
}
