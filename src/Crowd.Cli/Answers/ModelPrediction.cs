namespace Crowd.Cli.Answers;

/// <summary>What a model says of each item.</summary>
/// <param name="Probabilities">P(class k) of item i at [i · K + k]; each item's sum to 1.</param>
/// <param name="Tasks">Items that the model told of.</param>
/// <param name="Missing">Items that it did not: theirs are the shares of the classes in all answers.</param>
internal sealed record ModelPrediction(double[] Probabilities, int Tasks, int Missing);
