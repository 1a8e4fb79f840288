using System.Text.Json;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Reviewing;

/// <summary>Takes a HIT's review policies, checks them, and gives the JSON that is kept.</summary>
internal static class ReviewPolicyReader
{
    public const string KnownAnswers = "ScoreMyKnownAnswers/2011-09-01";
    public const string Plurality = "SimplePlurality/2011-09-01";

    public static string? Assignment(Input? policy) => Read(policy, KnownAnswers, "AssignmentReviewPolicy", p => KnownAnswersPolicy.Read(p));

    public static string? Hit(Input? policy) => Read(policy, Plurality, "HITReviewPolicy", p => PluralityPolicy.Read(p));

    private static string? Read<T>(Input? policy, string name, string parameter, Func<PolicyParameters, T> check)
    {
        if (policy is not { } given)
            return null;
        if (given.Text("PolicyName") != name)
            throw ApiErrors.InvalidValue(given.Text("PolicyName"), parameter + ".PolicyName");
        check(PolicyParameters.Read(given));
        return JsonSerializer.Serialize(given.Json);
    }
}
