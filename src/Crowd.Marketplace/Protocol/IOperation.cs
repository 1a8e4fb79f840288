using System.Text.Json;

namespace Crowd.Marketplace.Protocol;

/// <summary>An operation of the requester API. The class has the operation's name.</summary>
internal interface IOperation
{
    /// <summary>Carries the call out and writes the members of the answer's JSON object.</summary>
    /// <exception cref="ApiException">The call is refused and nothing has changed.</exception>
    Task HandleAsync(Call call, Utf8JsonWriter reply, CancellationToken cancellationToken);
}
