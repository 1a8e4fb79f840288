using Crowd.Rules;

namespace Crowd.Engine.Enforcing;

/// <summary>A fact about to be written to the journal; the sequence number is the database's. See <see cref="Evidence"/> for what the numbers mean.</summary>
internal readonly record struct EvidenceRow(
    EvidenceKind Kind, DateTime At, long? WorkerId, long? ItemId, string? Page = null, string? Other = null, string? Word = null,
    double N1 = double.NaN, double N2 = double.NaN, double N3 = double.NaN, double N4 = double.NaN, double N5 = double.NaN);
