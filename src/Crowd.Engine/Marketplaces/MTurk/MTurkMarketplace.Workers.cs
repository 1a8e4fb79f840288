using Amazon.MTurk;
using Amazon.MTurk.Model;

namespace Crowd.Engine.Marketplaces.MTurk;

internal sealed partial class MTurkMarketplace
{
    private const int WorkersAMessage = 100;

    // A new qualification type shows up in searches after seconds.
    private static readonly TimeSpan IndexLag = TimeSpan.FromSeconds(2);
    private const int IndexLooks = 15;

    private readonly Dictionary<string, string> _lists = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _listLock = new(1, 1);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(string WorkerId, string Reason)>> MessageAsync(
        IReadOnlyList<string> workerIds, string subject, string text, CancellationToken cancellationToken)
    {
        var failed = new List<(string, string)>();
        foreach (var batch in workerIds.Chunk(WorkersAMessage))
        {
            var request = new NotifyWorkersRequest { Subject = Cut(subject, 200), MessageText = Cut(text, 4096), WorkerIds = [.. batch] };
            // Not repeatable: the same message would be sent twice.
            var response = await gate.CallAsync("NotifyWorkers", false, token => client.NotifyWorkersAsync(request, token), cancellationToken);
            failed.AddRange((response.NotifyWorkersFailureStatuses ?? []).Select(f => (f.WorkerId, f.NotifyWorkersFailureMessage ?? "no reason given")));
        }
        return failed;
    }

    /// <inheritdoc/>
    public async Task<string> EnsureListAsync(string name, string description, CancellationToken cancellationToken)
    {
        await _listLock.WaitAsync(cancellationToken);
        try
        {
            if (!_lists.TryGetValue(name, out var id))
                _lists[name] = id = await FindListAsync(name, cancellationToken) ?? await MakeListAsync(name, description, cancellationToken);
            return id;
        }
        finally
        {
            _listLock.Release();
        }
    }

    /// <inheritdoc/>
    public Task PutAsync(string workerId, string listId, int score, CancellationToken cancellationToken) =>
        gate.CallAsync("AssociateQualificationWithWorker", true, token => client.AssociateQualificationWithWorkerAsync(
            new() { WorkerId = workerId, QualificationTypeId = listId, IntegerValue = score, SendNotification = false }, token), cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(string workerId, string listId, CancellationToken cancellationToken) =>
        DoneAsync("DisassociateQualificationFromWorker", e => MTurkErrors.Is(e, "InvalidQualificationState") || MTurkErrors.Is(e, "QualificationDoesNotExist"),
            token => client.DisassociateQualificationFromWorkerAsync(new() { WorkerId = workerId, QualificationTypeId = listId }, token), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> MembersAsync(string listId, CancellationToken cancellationToken) => PagesAsync("ListWorkersWithQualificationType", async (next, token) =>
    {
        var response = await client.ListWorkersWithQualificationTypeAsync(
            new() { QualificationTypeId = listId, Status = QualificationStatus.Granted, MaxResults = PageSize, NextToken = next }, token);
        return (response.NextToken, (response.Qualifications ?? []).Select(q => q.WorkerId));
    }, cancellationToken);

    /// <inheritdoc/>
    public Task BlockAsync(string workerId, string reason, CancellationToken cancellationToken) =>
        gate.CallAsync("CreateWorkerBlock", true, token => client.CreateWorkerBlockAsync(new() { WorkerId = workerId, Reason = reason }, token), cancellationToken);

    /// <inheritdoc/>
    public Task UnblockAsync(string workerId, string reason, CancellationToken cancellationToken) =>
        gate.CallAsync("DeleteWorkerBlock", true, token => client.DeleteWorkerBlockAsync(new() { WorkerId = workerId, Reason = reason }, token), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> BlockedAsync(CancellationToken cancellationToken) => PagesAsync("ListWorkerBlocks", async (next, token) =>
    {
        var response = await client.ListWorkerBlocksAsync(new() { MaxResults = PageSize, NextToken = next }, token);
        return (response.NextToken, (response.WorkerBlocks ?? []).Select(b => b.WorkerId));
    }, cancellationToken);

    private async Task<string?> FindListAsync(string name, CancellationToken cancellationToken)
    {
        var types = PagesAsync("ListQualificationTypes", async (next, token) =>
        {
            var response = await client.ListQualificationTypesAsync(
                new() { Query = name, MustBeOwnedByCaller = true, MustBeRequestable = false, MaxResults = PageSize, NextToken = next }, token);
            return (response.NextToken, (response.QualificationTypes ?? []).Select(t => (t.Name, t.QualificationTypeId)));
        }, cancellationToken);
        await foreach (var (found, id) in types)
            if (found == name)
                return id;
        return null;
    }

    private async Task<string> MakeListAsync(string name, string description, CancellationToken cancellationToken)
    {
        try
        {
            var request = new CreateQualificationTypeRequest { Name = name, Description = description, QualificationTypeStatus = QualificationTypeStatus.Active };
            var response = await gate.CallAsync("CreateQualificationType", true, token => client.CreateQualificationTypeAsync(request, token), cancellationToken);
            return response.QualificationType.QualificationTypeId;
        }
        catch (MarketplaceException e) when (e.InnerException is { } inner && MTurkErrors.Is(inner, "QualificationTypeAlreadyExists"))
        {
            for (var look = 1; look <= IndexLooks; look++)
            {
                if (await FindListAsync(name, cancellationToken) is { } id)
                    return id;
                await Task.Delay(IndexLag, clock, cancellationToken);
            }
            throw;
        }
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
