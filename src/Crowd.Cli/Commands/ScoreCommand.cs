using System.CommandLine;
using Crowd.Cli.Scoring;
using Crowd.Quality;
using Crowd.Quality.Categorical;

namespace Crowd.Cli.Commands;

/// <summary><c>crowd score</c>: labels from a file of answers, without a database.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var answers = new Option<string>("--answers") { Description = "task,worker,label; plain or gzipped CSV.", Required = true, HelpName = "FILE" };
        var gold = new Option<string?>("--gold") { Description = "task,label; only judges the labels found.", HelpName = "FILE" };
        var model = new Option<string?>("--model") { Description = "A model's probabilities, as one more annotator: task and a column for each label; or task,label,probability.", HelpName = "FILE" };
        var method = new Option<string>("--method") { Description = "How labels are inferred; 'all' compares every method.", DefaultValueFactory = _ => "recommended", HelpName = "NAME" };
        var labels = new Option<string?>("--out") { Description = "Write the labels here: task,label,confidence,answers.", HelpName = "FILE" };
        var workers = new Option<string?>("--workers") { Description = "Write the workers here: agreement with its interval, skill.", HelpName = "FILE" };
        var duplicates = new Option<string?>("--duplicates") { Description = "Which of a worker's answers to one task counts; without it a repeat is an error." }.AcceptOnlyFromAmong("first", "last");
        var (report, seed) = (CommonOptions.Report(), CommonOptions.Seed());
        var command = new Command("score", "Infer labels and skills from a file of answers.") { answers, gold, model, method, labels, workers, duplicates, seed, report };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(ScoreRun.Run(new ScoreInput
        {
            Answers = CommonOptions.Existing(parsed.GetRequiredValue(answers), "a file of answers"),
            Gold = parsed.GetValue(gold) is { } g ? CommonOptions.Existing(g, "a file of truths") : null,
            Model = parsed.GetValue(model) is { } m ? CommonOptions.Existing(m, "a file of a model's probabilities") : null,
            Method = parsed.GetValue(method)!, Labels = CommonOptions.Writable(parsed.GetValue(labels)), Workers = CommonOptions.Writable(parsed.GetValue(workers)),
            Report = CommonOptions.Writable(parsed.GetValue(report)), Seed = (ulong)parsed.GetValue(seed), Duplicates = Parse(parsed.GetValue(duplicates)),
        }, cancellationToken)));
        return command;
    }

    internal static DuplicateAnswers Parse(string? duplicates) => duplicates switch
    {
        "first" => DuplicateAnswers.KeepFirst,
        "last" => DuplicateAnswers.KeepLast,
        _ => DuplicateAnswers.Reject,
    };

    /// <summary>The method of a name.</summary>
    /// <exception cref="BadInputException">There is none of that name.</exception>
    internal static ITruthMethod MethodNamed(string name)
    {
        try
        {
            return TruthMethods.ByName(name);
        }
        catch (ArgumentException e)
        {
            throw new BadInputException($"--method: {e.Message.Split(" (Parameter", 2)[0]}", e);
        }
    }
}
