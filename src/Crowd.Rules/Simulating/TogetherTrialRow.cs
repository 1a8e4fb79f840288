namespace Crowd.Rules;

/// <summary>One rule over whole campaigns of workers.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="FalseShare">Mean share, over campaigns, of good workers among those acted on (0 where none was).</param>
/// <param name="MostFalseShare">The largest share of any campaign.</param>
/// <param name="Found">Share of bad workers acted on.</param>
/// <param name="MedianAnswers">Median answers of those.</param>
public sealed record TogetherTrialRow(string Rule, double FalseShare, double MostFalseShare, double Found, double MedianAnswers);
