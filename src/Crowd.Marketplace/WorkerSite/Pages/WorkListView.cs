using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.WorkerSite.Pages;

/// <summary>What the list page shows. One group more than a page holds tells that there is a next page.</summary>
public sealed record WorkListView(IReadOnlyList<HitGroup> Found, IReadOnlyList<HeldAssignment> Held, GroupFilter Filter, int Number)
{
    public const int PageSize = 20;

    public IEnumerable<HitGroup> Groups => Found.Take(PageSize);

    public bool HasNext => Found.Count > PageSize;

    /// <summary>The address of another page of the same list.</summary>
    public string Address(int page) =>
        $"/worker?q={Uri.EscapeDataString(Filter.Text ?? "")}&order={Filter.Order}{(Filter.OnlyQualified ? "&qualified=true" : "")}&page={page}";
}
