namespace Crowd.Marketplace.Protocol;

/// <summary>What an operation takes and gives.</summary>
internal sealed record OperationShapes(Shape Input, Shape Output);
