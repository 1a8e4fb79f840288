namespace Crowd.Web.SignIn;

/// <summary>Who may do what in the console. Everyone signed in may look; an admin may do everything.</summary>
internal static class Roles
{
    public const string Manager = "manager";
    public const string Reviewer = "reviewer";
    public const string Operator = "operator";
    public const string Admin = "admin";

    /// <summary>All roles, as people choose from them.</summary>
    public static readonly IReadOnlyList<string> All = [Reviewer, Manager, Operator, Admin];

    /// <summary>Pauses, resumes and ends campaigns.</summary>
    public const string MayManage = "may-manage";

    /// <summary>Confirms, dismisses and reverts actions.</summary>
    public const string MayReview = "may-review";

    /// <summary>Retries and cancels jobs, clears alerts.</summary>
    public const string MayOperate = "may-operate";

    /// <summary>Makes and changes users.</summary>
    public const string MayAdminister = "may-administer";
}
