using Npgsql;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>
/// What actions of some kinds do. First outside (the marketplace, the web), where everything may be repeated; then inside, in the transaction
/// that writes the action's new state. A crash in between only repeats the first part.
/// </summary>
internal abstract class Effect
{
    /// <summary>The kinds of <c>RuleAction</c> that it carries out.</summary>
    public abstract IReadOnlyList<Type> Kinds { get; }

    /// <summary>The stages to ask for once the database has changed.</summary>
    public virtual IReadOnlyList<string> Next => [];

    /// <summary>Whether answers that count become others.</summary>
    public virtual bool ChangesAnswers => false;

    /// <summary>Does what is done outside.</summary>
    /// <returns>What the inner part needs to know of it.</returns>
    /// <exception cref="EffectException">It cannot be done, now or ever.</exception>
    public virtual Task<object?> ApplyOutsideAsync(ActionRow action, CancellationToken cancellationToken) => Task.FromResult<object?>(null);

    /// <summary>Writes what changes in the database.</summary>
    /// <returns>What it changed, kept with the action to undo it by; null for nothing.</returns>
    public virtual Task<object?> ApplyInsideAsync(NpgsqlTransaction transaction, ActionRow action, object? done, CancellationToken cancellationToken) =>
        Task.FromResult<object?>(null);

    /// <summary>Takes back what was done outside, as far as it can be.</summary>
    public virtual Task RevertOutsideAsync(ActionRow action, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Takes back what was written.</summary>
    /// <returns>What could not be taken back, in a sentence; null where all was.</returns>
    public virtual Task<string?> RevertInsideAsync(NpgsqlTransaction transaction, ActionRow action, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);
}
