using Microsoft.AspNetCore.Antiforgery;

namespace Crowd.Web.Hosting;

/// <summary>Takes forms only from our own pages.</summary>
internal static class FormGuard
{
    /// <summary>Lets the endpoint run only with a valid antiforgery token, whether or not it reads the form.</summary>
    public static RouteHandlerBuilder GuardForm(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new RequireAntiforgeryTokenAttribute()).AddEndpointFilter(async (context, next) =>
            context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true } ? await next(context) : Results.StatusCode(StatusCodes.Status400BadRequest));
}
