namespace Crowd.Quality.Text;

/// <summary>How several workers' texts become one.</summary>
public enum TextMethod
{
    /// <summary>
    /// Word by word, weighted by skill: for transcripts, where the workers should have written the same words. May write what nobody wrote.
    /// </summary>
    Rover,

    /// <summary>The text most like the others', weighted by skill: for translations and captions. Always a text somebody wrote.</summary>
    Medoid,

    /// <summary>
    /// As Medoid, with weights by the interval of each worker's precision (RASA, Li and Fukumoto 2019, doi 10.18653/v1/D19-5904), on edit distance.
    /// </summary>
    Rasa,

    /// <summary>
    /// RASA, and within an item a weight for texts that others are like (HRRASA, Li 2020, doi 10.1145/3397271.3401239), on edit distance.
    /// </summary>
    Hrrasa,
}
