using Crowd.Quality.Agreement;
using Crowd.Quality.Categorical;

namespace Crowd.Engine.Scoring;

/// <summary>The workers' part of a scoring.</summary>
internal static class WorkerScores
{
    public static List<WorkerScore> Of(CampaignAnswers answers, ConfusionEstimate fit)
    {
        var agreement = LeaveOneOutAgreement.Of(answers.Matrix);
        var rows = new List<WorkerScore>(agreement.Length);
        for (var w = 0; w < agreement.Length; w++)
        {
            var a = agreement[w];
            rows.Add(new WorkerScore(answers.WorkerIds[w], a.Answers, a.Scored, a.Value, a.Interval.Low, a.Interval.High, fit.Skill[w], Flat(fit.ConfusionOf(w))));
        }
        return rows;
    }

    private static double[] Flat(double[,] matrix)
    {
        var flat = new double[matrix.Length];
        Buffer.BlockCopy(matrix, 0, flat, 0, flat.Length * sizeof(double));
        return flat;
    }
}
