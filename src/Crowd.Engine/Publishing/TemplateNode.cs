namespace Crowd.Engine.Publishing;

/// <summary>A piece of a template.</summary>
internal abstract record TemplateNode
{
    private TemplateNode() { }

    public sealed record Text(string Html) : TemplateNode;

    public sealed record Value(string Name, int Line) : TemplateNode;

    public sealed record Section(string Name, int Line, IReadOnlyList<TemplateNode> Body) : TemplateNode;
}
