namespace Crowd.Marketplace.Simulation.Populations;

/// <summary>What a simulated worker does instead of the work.</summary>
public enum Vice
{
    /// <summary>Works honestly, as well as the kind's accuracy says.</summary>
    None,

    /// <summary>Picks any label.</summary>
    Random,

    /// <summary>Always gives the same label.</summary>
    Constant,

    /// <summary>Hurries: a second or so an item, and hardly looks.</summary>
    Fast,

    /// <summary>Shares answers with the others of the kind.</summary>
    Copying,

    /// <summary>A script: any label, at once, without a pause, from the first minute.</summary>
    Bot,
}
