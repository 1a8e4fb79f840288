using Crowd.Rules.Evaluation;
using Crowd.Rules.Syntax;

namespace Crowd.Rules.Checking;

internal static class Windows
{
    public static string Text(WindowSyntax? window) => window switch
    {
        { Kind: WindowKind.LastCount } => $" over last {window.Size:0}",
        { Kind: WindowKind.LastTime } => $" over last {Show.Time(window.Size)}",
        { Kind: WindowKind.SinceTraining } => " since training",
        { Kind: WindowKind.SinceRuleChange } => " since rule change",
        { Kind: WindowKind.HalfLifeCount } => $" with half-life {window.Size:0}",
        { Kind: WindowKind.HalfLifeTime } => $" with half-life {Show.Time(window.Size)}",
        _ => "",
    };
}
