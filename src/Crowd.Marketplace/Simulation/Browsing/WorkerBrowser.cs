using System.Text.Json;

namespace Crowd.Marketplace.Simulation.Browsing;

/// <summary>One worker at the worker site, doing what a browser does: cookies, pages, forms.</summary>
internal sealed class WorkerBrowser(WorkerHttp http, string workerId, string name)
{
    /// <summary>Honoured by a sandbox only: how long, in milliseconds, the worker is to have had the HIT when it is submitted.</summary>
    public const string WorkTimeHeader = "X-Crowd-Work-Time";
    private string? _cookie;

    public string WorkerId => workerId;

    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        using var response = await http.SendAsync(
            () => Post("/worker/sign-in", [new("workerId", workerId), new("name", name)]), cancellationToken);
        if (!response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            var refusal = await RefusalAsync(response, cancellationToken);
            throw new InvalidOperationException($"The marketplace did not sign in the simulated worker {workerId}: {refusal.Reason}");
        }

        _cookie = string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0]));
    }

    public async Task<OpenGroup[]> GroupsAsync(CancellationToken cancellationToken) =>
        await GetAsync<OpenGroup[]>("/sandbox/groups", cancellationToken);

    public async Task<HitEntry[]> FeedAsync(long after, bool openOnly, CancellationToken cancellationToken) =>
        await GetAsync<HitEntry[]>($"/sandbox/hits?after={after}{(openOnly ? "&open=true" : "")}", cancellationToken);

    /// <summary>Takes this HIT.</summary>
    public Task<Reply<TakenAssignment>> TakeHitAsync(string hitId, CancellationToken cancellationToken) =>
        TakeAsync(_ => $"/worker/hits/{hitId}/accept", cancellationToken);

    /// <summary>Takes the next HIT of a group. Where a reply was lost, the worker may hold one already: the next try asks for that one first.</summary>
    public Task<Reply<TakenAssignment>> TakeNextAsync(string groupId, CancellationToken cancellationToken) =>
        TakeAsync(attempt => $"/worker/groups/{groupId}/accept{(attempt == 1 ? "" : "?resume=true")}", cancellationToken);

    private async Task<Reply<TakenAssignment>> TakeAsync(Func<int, string> path, CancellationToken cancellationToken)
    {
        var attempt = 0;
        using var response = await http.SendAsync(() => Post(path(++attempt), []), cancellationToken);
        return response.IsSuccessStatusCode
            ? new(await response.Content.ReadFromJsonAsync<TakenAssignment>(cancellationToken), null)
            : new(null, await RefusalAsync(response, cancellationToken));
    }

    /// <summary>Opens the assignment's question page; refused with <c>no_form</c> if it cannot be filled in without a person.</summary>
    public async Task<Reply<QuestionPage>> OpenAsync(TakenAssignment taken, CancellationToken cancellationToken)
    {
        using var response = await http.SendAsync(() => Get(taken.QuestionUrl, "application/json, text/html"), cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return new(null, await RefusalAsync(response, cancellationToken));
        }

        return QuestionPageReader.Read(await response.Content.ReadAsStringAsync(cancellationToken)) is { } page
            ? new(page, null)
            : new(null, new Refusal("no_form", "The question page has no form."));
    }

    /// <returns>Null if the answer is in.</returns>
    public async Task<Refusal?> SubmitAsync(
        TakenAssignment taken, QuestionPage page, IReadOnlyDictionary<Control, string> labels, TimeSpan? workTime, CancellationToken cancellationToken)
    {
        var fields = page.Fill(taken.AssignmentId, labels).ToArray();
        using var response = await http.SendAsync(() => Timed(Post(page.Action, fields), workTime), cancellationToken);
        return response.IsSuccessStatusCode ? null : await RefusalAsync(response, cancellationToken);
    }

    public async Task ReturnAsync(TakenAssignment taken, CancellationToken cancellationToken)
    {
        using var response = await http.SendAsync(() => Post($"/worker/assignments/{taken.AssignmentId}/return", []), cancellationToken);
    }

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        using var response = await http.SendAsync(() => Get(path, "application/json"), cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<T>(cancellationToken))!;
    }

    private HttpRequestMessage Get(string path, string accept) => Signed(new(HttpMethod.Get, path) { Headers = { { "Accept", accept } } });

    private HttpRequestMessage Post(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        Signed(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields), Headers = { { "Accept", "application/json" } } });

    private HttpRequestMessage Signed(HttpRequestMessage request)
    {
        if (_cookie is not null)
        {
            request.Headers.Add("Cookie", _cookie);
        }

        return request;
    }

    private static HttpRequestMessage Timed(HttpRequestMessage request, TimeSpan? workTime)
    {
        if (workTime is { } time)
        {
            request.Headers.Add(WorkTimeHeader, ((long)time.TotalMilliseconds).ToString());
        }

        return request;
    }

    private static async Task<Refusal> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return new Refusal(response.StatusCode.ToString(), $"the marketplace answered {(int)response.StatusCode}.");
        }

        using var problem = JsonDocument.Parse(body);
        return new Refusal(
            problem.RootElement.TryGetProperty("code", out var code) ? code.GetString() ?? "" : response.StatusCode.ToString(),
            problem.RootElement.TryGetProperty("title", out var title) ? title.GetString() ?? "" : "");
    }
}
