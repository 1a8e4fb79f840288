namespace Crowd.Engine.Enforcing;

/// <summary>
/// The rules' memory of the campaigns that this process judged last. Whoever takes one owns it until he gives it back; one that is not given back,
/// because the transaction failed, is read from the database the next time.
/// </summary>
internal sealed class JudgedCampaigns
{
    private const int MostCampaigns = 16;
    private const int MostSubjects = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, JudgedCampaign> _byId = [];
    private readonly LinkedList<long> _latestFirst = [];

    /// <summary>A campaign's memory, if it may go on from there: the same rules, and nobody else has written it since.</summary>
    public JudgedCampaign? Take(long campaignId, JudgedPlace stored)
    {
        lock (_lock)
        {
            _latestFirst.Remove(campaignId);
            return _byId.Remove(campaignId, out var judged) && judged.Place.RuleVersionId == stored.RuleVersionId
                && judged.Place.Generation == stored.Generation && judged.Place.Sequence <= stored.Sequence ? judged : null;
        }
    }

    /// <summary>Gives it back once all that it holds is committed. One of very many workers is not kept: others need the room.</summary>
    public void Keep(long campaignId, JudgedCampaign judged)
    {
        if (judged.States.Subjects.Count > MostSubjects && judged.Unsaved == 0)
            return;
        lock (_lock)
        {
            _byId[campaignId] = judged;
            _latestFirst.Remove(campaignId);
            _latestFirst.AddFirst(campaignId);
            if (_latestFirst.Count <= MostCampaigns)
                return;
            _byId.Remove(_latestFirst.Last!.Value);
            _latestFirst.RemoveLast();
        }
    }
}
