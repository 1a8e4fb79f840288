namespace Crowd.Rules.Reading;

// Text: As written; for a quoted text, what is between the quotes.
// Number: Value of a number.
internal readonly record struct Token(TokenKind Kind, string Text, double Number, int Start, int End)
{
    public bool Is(string word) => Kind == TokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text => $"the text \"{Text}\"",
        _ => $"'{Text}'",
    };
}
