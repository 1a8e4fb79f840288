namespace Crowd.Web.SignIn;

/// <summary>Who may do what in the console. Everyone signed in may look; an admin may do everything.</summary>
internal static class Roles
{
    public const string Manager = "manager";
    public const string Reviewer = "reviewer";
    public const string Operator = "operator";
    public const string Admin = "admin";

    /// <summary>Launches, pauses and cancels campaigns.</summary>
    public const string MayManage = "may-manage";

    /// <summary>Confirms, dismisses and reverts actions.</summary>
    public const string MayReview = "may-review";

    /// <summary>Retries and cancels jobs, clears alerts.</summary>
    public const string MayOperate = "may-operate";
}
