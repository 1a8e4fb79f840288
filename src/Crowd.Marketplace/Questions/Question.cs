namespace Crowd.Marketplace.Questions;

/// <summary>A checked question, as it is stored.</summary>
internal sealed record Question(string Xml, string? LayoutId);
