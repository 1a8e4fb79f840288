namespace Crowd.Marketplace.Protocol;

/// <summary>The operations by the name in X-Amz-Target.</summary>
internal sealed class OperationTable(IEnumerable<IOperation> operations)
{
    private readonly Dictionary<string, IOperation> _operations = operations.ToDictionary(o => o.GetType().Name, StringComparer.Ordinal);

    public IEnumerable<string> Names => _operations.Keys;

    /// <exception cref="ApiException">The target names none.</exception>
    public (string Name, IOperation Operation, OperationShapes Shapes) Find(string target)
    {
        var prefix = ServiceModel.Instance.TargetPrefix;
        if (target.Length <= prefix.Length || !target.StartsWith(prefix, StringComparison.Ordinal) || target[prefix.Length] != '.')
            throw ApiErrors.UnknownOperation();
        var name = target[(prefix.Length + 1)..];
        return _operations.TryGetValue(name, out var operation)
            ? (name, operation, ServiceModel.Instance.Operations[name])
            : throw ApiErrors.UnknownOperation();
    }
}
