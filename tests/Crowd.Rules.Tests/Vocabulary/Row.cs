namespace Crowd.Rules.Tests.Vocabulary;

/// <summary>One entry of a peer's vocabulary, said in our language, with a journal on which it fires and one on which it does not.</summary>
/// <param name="Peer">The product.</param>
/// <param name="Entry">Its word for it.</param>
/// <param name="When">Our condition.</param>
/// <param name="Then">Our actions.</param>
/// <param name="Fires">A journal (see <see cref="JournalText"/>) on which it fires.</param>
/// <param name="Not">One on which it does not.</param>
/// <param name="For">Subject, if not a worker.</param>
public sealed record Row(string Peer, string Entry, string When, string Then, string Fires, string Not, string For = "worker")
{
    public string Yaml => $"- rule: r\n  for: {For}\n  when: {When}\n  then:\n{string.Concat(Then.Split(" ; ").Select(a => $"    - {a}\n"))}";

    public override string ToString() => $"{Peer}: {Entry}";
}
