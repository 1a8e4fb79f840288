namespace Crowd.Rules.Syntax;

internal enum CertaintyKind
{
    Surely,
    Likely,
}

// Level: Confidence, 0 to 1; null for the default.
internal sealed record CertaintySyntax(CertaintyKind Kind, double? Level, bool AcrossWorkers, int Start);
