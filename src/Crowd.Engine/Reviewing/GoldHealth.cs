using Crowd.Quality.Signals;

namespace Crowd.Engine.Reviewing;

/// <summary>
/// Finds check questions that good workers miss: those are likely wrong themselves. A worker is good by all other check questions, never by the one that
/// is looked at (by the model's estimate where there are too few); a question is flagged where so many misses of good workers would be too much of an
/// accident, with as many questions looked at as there are. Pure.
/// </summary>
internal static class GoldHealth
{
    /// <summary>A worker is good from this accuracy on.</summary>
    public const double GoodFrom = 0.8;

    private const int FewestOthers = 5;
    private const double Alpha = 0.05;

    /// <summary>One row a check question with answers: flagged ones first, then by how unlikely their misses are.</summary>
    public static IReadOnlyList<GoldQuestion> Of(IReadOnlyList<GoldAnswer> answers)
    {
        var byWorker = answers.GroupBy(a => a.WorkerId).ToDictionary(g => g.Key, g => (Right: g.Count(a => a.IsRight), All: g.Count()));
        var questions = answers.GroupBy(a => a.ItemId).Select(g => Question([.. g], byWorker)).ToList();
        var looked = questions.Count(q => q.GoodAnswers > 0);
        return [.. questions.Select(q => q with { Flagged = q.Chance * looked < Alpha }).OrderByDescending(q => q.Flagged).ThenBy(q => q.Chance).ThenBy(q => q.ItemId)];
    }

    private static GoldQuestion Question(GoldAnswer[] answers, Dictionary<long, (int Right, int All)> byWorker)
    {
        var good = answers.Select(a => (Answer: a, Accuracy: Accuracy(a, byWorker[a.WorkerId]))).Where(a => a.Accuracy >= GoodFrom).ToArray();
        double[] chances = [.. good.Select(a => 1 - a.Accuracy!.Value)];
        var misses = good.Count(a => !a.Answer.IsRight);
        var favourite = good.Where(a => a.Answer.Label is not null).GroupBy(a => a.Answer.Label!, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault();
        return new GoldQuestion
        {
            ItemId = answers[0].ItemId, Key = answers[0].Key, Gold = answers[0].Gold, Answers = answers.Length, Right = answers.Count(a => a.IsRight),
            GoodAnswers = good.Length, GoodMisses = misses, ExpectedMisses = chances.Sum(), Chance = PoissonBinomial.UpperTail(chances, misses),
            Favourite = favourite?.Key, FavouriteVotes = favourite?.Count() ?? 0,
        };
    }

    // By the others' questions, one right and one wrong added, so that nobody is perfect.
    private static double? Accuracy(GoldAnswer answer, (int Right, int All) worker)
    {
        var (right, others) = (worker.Right - (answer.IsRight ? 1 : 0), worker.All - 1);
        return others >= FewestOthers ? (right + 1.0) / (others + 2) : answer.Skill is { } skill ? Math.Min(skill, 0.99) : null;
    }
}
