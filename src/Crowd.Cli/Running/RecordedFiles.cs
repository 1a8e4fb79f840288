using Crowd.Marketplace.Simulation;
using Crowd.Marketplace.Simulation.Recording;

namespace Crowd.Cli.Running;

/// <summary>A folder of recorded answers: <c>answers.csv</c> or <c>answers.csv.gz</c>, and <c>gold.csv</c> if truths are known.</summary>
/// <param name="Recording">The answers.</param>
/// <param name="Truths">True labels by item; empty without <c>gold.csv</c>.</param>
internal sealed record RecordedFiles(AnswerRecording Recording, IReadOnlyDictionary<string, string> Truths)
{
    /// <summary>Reads the folder.</summary>
    /// <param name="folder">Its path.</param>
    /// <param name="goldShare">The share of items with known labels that are to be check questions: above 0, there must be some.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="BadInputException">It is not such a folder; says where.</exception>
    public static RecordedFiles Read(string folder, double goldShare, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            throw new BadInputException($"{folder}: there is no such folder; it must hold answers.csv or answers.csv.gz.");
        string[] candidates = [Path.Combine(folder, "answers.csv"), Path.Combine(folder, "answers.csv.gz")];
        var answers = candidates.FirstOrDefault(File.Exists)
            ?? throw new BadInputException($"{folder}: there is no answers.csv or answers.csv.gz in it.");
        var gold = Path.Combine(folder, "gold.csv");
        try
        {
            var recording = RecordingReader.Read(answers, cancellationToken);
            var truths = File.Exists(gold) ? TruthReader.Read(gold) : new Dictionary<string, string>();
            if (truths.Count > 0 && !recording.Items.Any(truths.ContainsKey))
                throw new BadInputException($"{gold}: none of its tasks is in {answers}; the task names of both files must be the same.");
            if (goldShare > 0 && truths.Count == 0)
                throw new BadInputException($"--gold-share {goldShare} needs truths: there is no gold.csv with labels in {folder}.");
            return new RecordedFiles(recording, truths);
        }
        catch (InputFileException e)
        {
            throw new BadInputException(e.Message, e);
        }
    }
}
