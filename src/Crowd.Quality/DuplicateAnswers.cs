namespace Crowd.Quality;

/// <summary>What to do when one worker answered one item more than once.</summary>
public enum DuplicateAnswers
{
    /// <summary>Throw an <see cref="ArgumentException"/> that names both rows. The default: a repeat is mostly a mistake of the export.</summary>
    Reject,

    /// <summary>Keep the answer that came first in the input.</summary>
    KeepFirst,

    /// <summary>Keep the answer that came last in the input.</summary>
    KeepLast,

    /// <summary>Keep all as separate answers (replicates, as in the anaesthetist data of Dawid and Skene).</summary>
    KeepAll,
}
