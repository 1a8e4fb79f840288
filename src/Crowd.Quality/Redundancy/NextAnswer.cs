namespace Crowd.Quality.Redundancy;

/// <summary>One item's turn in the queue for answers.</summary>
/// <param name="Item">The item.</param>
/// <param name="Verdict">What the rule says.</param>
/// <param name="Confidence">Its tempered confidence.</param>
/// <param name="Gain">Expected rise of the confidence by one more answer of an average worker: worth asking while gain × value of a right label exceeds the price.</param>
public readonly record struct NextAnswer(int Item, ItemVerdict Verdict, double Confidence, double Gain);
