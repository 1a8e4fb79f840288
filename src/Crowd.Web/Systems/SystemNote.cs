namespace Crowd.Web.Systems;

/// <summary>A line of the System page that only the host can know, such as why this job engine was chosen. Hosts register any number.</summary>
/// <param name="Name">What it is about, such as <c>Why this job engine</c>.</param>
/// <param name="Text">What there is to say.</param>
public sealed record SystemNote(string Name, string Text);
