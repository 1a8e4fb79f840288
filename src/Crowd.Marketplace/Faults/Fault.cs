using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Faults;

/// <summary>What goes wrong with one call: before it is carried out, or after.</summary>
internal readonly record struct Fault(FaultKind? Kind, TimeSpan Delay)
{
    public Task BeforeAsync(CancellationToken cancellationToken) => Kind switch
    {
        FaultKind.Throttle => throw ApiErrors.Throttled(),
        FaultKind.ErrorBefore => throw ApiErrors.Fault("An injected fault struck before the call was carried out."),
        FaultKind.Reset => throw new ConnectionCutException(),
        FaultKind.Slow => Task.Delay(Delay, cancellationToken),
        _ => Task.CompletedTask,
    };

    public async Task AfterAsync(CancellationToken cancellationToken)
    {
        if (Kind == FaultKind.ErrorAfter)
            throw ApiErrors.Fault("An injected fault struck after the call was carried out.");
        if (Kind != FaultKind.TimeoutAfter)
            return;
        await Task.Delay(Delay, cancellationToken);
        throw new ConnectionCutException();
    }
}
