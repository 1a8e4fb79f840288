using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Amazon.MTurk.Model;

/// <summary>Follows NextToken from page to page. Each instance can be read once, as with the official client.</summary>
internal abstract class Paginator<TRequest, TResponse>(TRequest request) : IPaginator<TResponse>
    where TRequest : AmazonMTurkRequest
{
    private int _started;

    protected TRequest Request { get; } = request ?? throw new ArgumentNullException(nameof(request));

    protected abstract string? FirstToken { get; }

    public async IAsyncEnumerable<TResponse> PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
            throw new InvalidOperationException("This paginator was read already. Make another one.");
        PaginatorUtils.SetUserAgentAdditionOnRequest(Request);
        var token = FirstToken;
        do
        {
            (token, var page) = await NextPageAsync(token, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
        while (!string.IsNullOrEmpty(token));
    }

    protected abstract Task<(string? NextToken, TResponse Page)> NextPageAsync(string? token, CancellationToken cancellationToken);
}
