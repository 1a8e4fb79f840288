namespace Crowd.Rules.Reading;

internal enum TokenKind
{
    End,
    Word,
    Number,
    Text,
    Date,
    Comparator,
    Percent,
    Dollar,
    Plus,
    Minus,
    Open,
    Close,
    OpenList,
    CloseList,
    Comma,
    Colon,
    Unknown,
}
