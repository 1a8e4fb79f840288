namespace Crowd.Marketplace.WorkerSite.Sessions;

/// <summary>Reads the site's key before the first request is taken.</summary>
internal sealed class SiteKeyLoader(SiteKey key) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => key.LoadAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
