using System.Globalization;
using Crowd.Cli.Output;
using Crowd.Quality;
using Crowd.Quality.Agreement;
using Crowd.Quality.Calibration;
using Crowd.Quality.Categorical;

namespace Crowd.Cli.Scoring;

/// <summary>Writes what <c>crowd score</c> found.</summary>
internal static class ScoreFiles
{
    /// <summary><c>task,label,confidence,answers</c>; the confidence is calibrated where the method can be.</summary>
    public static void WriteLabels(string path, LabelledAnswers answers, TruthEstimate estimate) => Files.Write(path, writer =>
    {
        var calibrated = (estimate as ConfusionEstimate)?.Tempered(Rho.WithoutGold);
        var labels = answers.Labels.Select(Files.Csv).ToArray();
        Span<char> number = stackalloc char[32];
        writer.WriteLine("task,label,confidence,answers");
        for (var i = 0; i < answers.Matrix.ItemCount; i++)
        {
            var confidence = calibrated?.ConfidenceOf(i) ?? estimate.ConfidenceOf(i);
            writer.Write(Files.Csv(answers.Items[i]));
            writer.Write(',');
            writer.Write(labels[estimate.Labels[i]]);
            writer.Write(',');
            confidence.TryFormat(number, out var length, "0.######", CultureInfo.InvariantCulture);
            writer.Write(number[..length]);
            writer.Write(',');
            answers.Matrix.AnswersTo(i).TryFormat(number, out length, default, CultureInfo.InvariantCulture);
            writer.WriteLine(number[..length]);
        }
    });

    /// <summary><c>worker,answers,agreement,agreement_low,agreement_high,skill</c>; agreement with the majority of the others, Wilson's interval.</summary>
    public static void WriteWorkers(string path, LabelledAnswers answers, TruthEstimate estimate) => Files.Write(path, writer =>
    {
        var agreement = LeaveOneOutAgreement.Of(answers.Matrix);
        writer.WriteLine("worker,answers,agreement,agreement_low,agreement_high,skill");
        for (var w = 0; w < agreement.Length; w++)
        {
            var a = agreement[w];
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Files.Csv(answers.Workers[w])},{a.Answers},{a.Value:0.######},{a.Interval.Low:0.######},{a.Interval.High:0.######},{estimate.Skill[w]:0.######}"));
        }
    });
}
