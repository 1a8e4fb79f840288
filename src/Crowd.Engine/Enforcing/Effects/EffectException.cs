namespace Crowd.Engine.Enforcing.Effects;

/// <summary>An action cannot be carried out. The message is a sentence for people.</summary>
internal sealed class EffectException(string message, bool forGood, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Trying again is of no use.</summary>
    public bool ForGood => forGood;
}
