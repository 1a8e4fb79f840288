namespace Crowd.Rules;

/// <summary>Which of a worker's answers (or pages) an action is about.</summary>
public enum AnswerRange
{
    /// <summary>The one at hand: the page or item of the evidence that made the rule fire.</summary>
    ThisOne,

    /// <summary>All of them.</summary>
    All,

    /// <summary>Those since the verdict's first doubt: the moment the evidence against the worker began to gather.</summary>
    SinceFirstDoubt,

    /// <summary>Those since a moment.</summary>
    SinceMoment,

    /// <summary>The last so many.</summary>
    LastCount,

    /// <summary>Those of the last stretch of time.</summary>
    LastTime,
}
