using System.Text.RegularExpressions;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>The texts that rules name instead of spelling them out: <c>message: check-questions</c>.</summary>
internal static partial class Letters
{
    private static readonly Dictionary<string, (string Subject, string Text)> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["check-questions"] = ("About your recent work",
            "Thank you for working with us. Among the questions of each page there are some whose answer we know. Too many of your recent answers to these were wrong, "
            + "so we do not offer you further pages of this kind. You are paid for work that was accepted. If you think that we are wrong, please answer this message."),
        ["agreement"] = ("About your recent work",
            "Thank you for working with us. Each question is answered by several people. Your recent answers differed from those of the others far more often than can be chance, "
            + "so we do not offer you further pages of this kind. You are paid for work that was accepted. If you think that we are wrong, please answer this message."),
        ["speed"] = ("About your recent work",
            "Many of your recent answers came in much less time than others need for the same questions. Please take the time that the question needs: "
            + "we look at how right answers are, not at how many there are."),
        ["training"] = ("A short training before you go on",
            "Before you take further pages of this kind, please do the short training that we publish beside them. As soon as enough of its questions are answered right, you can go on."),
    };

    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The letter of that name, or the text itself.</summary>
    public static (string Subject, string Text) Of(string nameOrText) =>
        ByName.TryGetValue(nameOrText, out var letter) ? letter : ("About your recent work", nameOrText);

    /// <summary>Whether it looks like a name that is none: a worker would read it as it stands.</summary>
    public static bool IsUnknownName(string nameOrText) => NameForm().IsMatch(nameOrText) && !ByName.ContainsKey(nameOrText);

    [GeneratedRegex("^[a-z]+([-_][a-z]+)*$")]
    private static partial Regex NameForm();
}
