namespace Crowd.Rules;

/// <summary>How far an action reaches.</summary>
public enum ActionScope
{
    /// <summary>This campaign.</summary>
    Campaign,

    /// <summary>All campaigns of the project.</summary>
    Project,

    /// <summary>All campaigns of the account.</summary>
    Account,
}
