namespace Crowd.Rules;

/// <summary>What a rule would have done, when, and after how many answers.</summary>
/// <param name="Verdict">The verdict with its evidence.</param>
/// <param name="Answers">Answers the worker had given by then; 0 for other subjects.</param>
/// <param name="TrueAccuracy">The worker's accuracy over the whole history; null if not judged.</param>
/// <param name="JudgedAnswers">Answers that accuracy rests on.</param>
public sealed record BackTestFiring(Verdict Verdict, int Answers, double? TrueAccuracy, int JudgedAnswers);
