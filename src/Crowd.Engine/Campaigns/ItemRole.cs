namespace Crowd.Engine.Campaigns;

/// <summary>What an item is for.</summary>
public enum ItemRole
{
    /// <summary>To be labelled.</summary>
    Work,

    /// <summary>Gold, hidden among the work: its true label is known, and judges the workers.</summary>
    Check,

    /// <summary>Gold, shown with its answer while a worker learns.</summary>
    Training,
}
