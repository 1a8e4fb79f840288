namespace Crowd.Marketplace.Simulation.Replaying;

/// <summary>How far a replay is. Given + Refused + Left is the number of recorded answers.</summary>
/// <param name="Given">Answers submitted.</param>
/// <param name="Refused">Answers that will never be given, mostly of excluded workers.</param>
/// <param name="Left">Answers that may still be given, once a HIT is open for them.</param>
/// <param name="WorkersOut">Workers who are blocked or no longer qualified.</param>
/// <param name="Quiet">How long nothing could be given: no open HIT has a worker with a recorded answer for it.</param>
public sealed record ReplayProgress(int Given, int Refused, int Left, int WorkersOut, TimeSpan Quiet);
