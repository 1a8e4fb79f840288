using Crowd.Marketplace.Simulation.Browsing;

namespace Crowd.Marketplace.Simulation.Working;

/// <summary>
/// What work there is, looked up once for all simulated workers. A group's version rises whenever it got new HITs or more
/// free slots: who found nothing in it at one version need not ask again before the next.
/// </summary>
internal sealed class Noticeboard
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Notice> _notices = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The groups that have work now.</summary>
    public IReadOnlyList<Notice> Open
    {
        get
        {
            lock (_lock)
            {
                return [.. _notices.Values.Where(notice => notice.Slots > 0)];
            }
        }
    }

    /// <summary>Ends at the next rise of any version.</summary>
    public Task NextChange
    {
        get
        {
            lock (_lock)
            {
                return _changed.Task;
            }
        }
    }

    /// <returns>Whether any version rose.</returns>
    public bool Update(IReadOnlyCollection<OpenGroup> groups)
    {
        TaskCompletionSource wake;
        lock (_lock)
        {
            var rose = false;
            foreach (var gone in _notices.Keys.Except(groups.Select(group => group.GroupId)).ToArray())
            {
                _notices[gone] = _notices[gone] with { Slots = 0 };
            }

            foreach (var group in groups)
            {
                var known = _notices.GetValueOrDefault(group.GroupId);
                var rises = known is null || group.Slots > known.Slots || group.Newest > known.Newest;
                _notices[group.GroupId] = new Notice(group.GroupId, group.Slots, group.Newest, (known?.Version ?? 0) + (rises ? 1 : 0));
                rose |= rises;
            }

            if (!rose)
            {
                return false;
            }

            wake = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        wake.SetResult();
        return true;
    }
}
