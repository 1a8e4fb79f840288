namespace Crowd.Engine.Jobs;

/// <summary>Why a running job is told to stop.</summary>
internal enum StopReason
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>Somebody cancelled the run.</summary>
    Cancelled,

    /// <summary>It takes longer than its definition allows.</summary>
    TimedOut,

    /// <summary>The process shuts down.</summary>
    Shutdown,

    /// <summary>The connection that held its key broke: another node may take the run over.</summary>
    KeyLost,
}
