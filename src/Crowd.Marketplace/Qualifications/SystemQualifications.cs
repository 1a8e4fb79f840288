namespace Crowd.Marketplace.Qualifications;

/// <summary>The built-in qualification types. Masters has an id for production and one for the sandbox; both are understood.</summary>
internal static class SystemQualifications
{
    public const string MastersProduction = "2F1QJWKUDD8XADTFD2Q0G6UTO95ALH";
    public const string MastersSandbox = "2ARFPLSP75KLA8M8DH1HTEQVJT3SY6";
    public const string HitsApproved = "00000000000000000040";
    public const string Locale = "00000000000000000071";
    public const string Adult = "00000000000000000060";
    public const string PercentApproved = "000000000000000000L0";

    private static readonly Dictionary<string, (string Name, string Description)> All = new(StringComparer.Ordinal)
    {
        [MastersProduction] = ("Masters", "Workers who have demonstrated superior performance over time."),
        [MastersSandbox] = ("Masters", "Workers who have demonstrated superior performance over time."),
        [HitsApproved] = ("Worker_NumberHITsApproved", "The number of HITs submitted by a Worker that have been approved. The value is an integer greater than or equal to 0."),
        [Locale] = ("Worker_Locale", "The location of the Worker, as specified in the Worker's mailing address."),
        [Adult] = ("Worker_Adult", "Requires workers to acknowledge that they are over 18 and that they agree to work on potentially offensive content."),
        [PercentApproved] = ("Worker_PercentAssignmentsApproved", "The percentage of assignments the Worker has submitted that were subsequently approved by the Requester."),
    };

    public static bool IsMasters(string id) => id is MastersProduction or MastersSandbox;

    public static bool Contains(string id) => All.ContainsKey(id);

    public static (string Name, string Description) Of(string id) => All[id];
}
