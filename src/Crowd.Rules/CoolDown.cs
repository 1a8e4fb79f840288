namespace Crowd.Rules;

/// <summary>How long a rule rests after it fired; one of the two is given.</summary>
/// <param name="Time">So long.</param>
/// <param name="Looks">Or for so many further pieces of evidence that the rule looks at.</param>
public sealed record CoolDown(TimeSpan? Time, int? Looks);
