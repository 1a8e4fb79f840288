namespace Crowd.Quality.Spatial;

/// <summary>A thing that may be there: who looked, and who said that it is. Box clusters, spans of text, labels of an item.</summary>
internal interface IMarked
{
    /// <summary>Workers who looked, ascending.</summary>
    int[] Viewers { get; }

    /// <summary>Those of them who marked it, ascending.</summary>
    int[] Workers { get; }
}
