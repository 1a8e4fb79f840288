namespace Crowd.Engine.Enforcing;

/// <summary>The names of the lists (qualifications with a score) behind the skills that rules give.</summary>
internal static class Skills
{
    /// <summary>Whoever holds it is asked where a rule says <c>route to experts</c>.</summary>
    public const string Experts = "experts";

    /// <summary>The list of a skill.</summary>
    public static string ListOf(string skill) => $"crowd-skill-{skill}";

    /// <summary>What a list is for, as the marketplace shows it to workers.</summary>
    public static string Description(string skill) => $"Granted by this requester for good work: {skill}.";
}
