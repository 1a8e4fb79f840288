namespace Crowd.Engine.Scoring;

/// <summary>A worker's figures as inferred.</summary>
/// <param name="WorkerId">The worker.</param>
/// <param name="Answers">Undiscarded answers.</param>
/// <param name="PeerAnswers">Those that others' answers can judge.</param>
/// <param name="Agreement">Share of them that agree with the others' majority; null without any.</param>
/// <param name="AgreementLow">Lower end of its 95% interval (Wilson).</param>
/// <param name="AgreementHigh">Upper end.</param>
/// <param name="Skill">Estimated accuracy under the model.</param>
/// <param name="Confusion">K x K, row = truth, row-major.</param>
internal readonly record struct WorkerScore(
    long WorkerId, int Answers, int PeerAnswers, double? Agreement, double AgreementLow, double AgreementHigh, double Skill, double[] Confusion);
