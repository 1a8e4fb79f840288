using Crowd.Marketplace.Faults;
using Crowd.Marketplace.Hits;
using Crowd.Marketplace.Notifications;
using Crowd.Marketplace.Qualifications;
using Crowd.Marketplace.Questions;
using Crowd.Marketplace.Storage;
using Crowd.Marketplace.Workers;

namespace Crowd.Marketplace.Protocol;

/// <summary>Puts the requester API into the host.</summary>
internal static class RequesterApiRoutes
{
    public static void AddRequesterApi(this IServiceCollection services)
    {
        foreach (var operation in typeof(IOperation).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IOperation))))
            services.AddSingleton(typeof(IOperation), operation);
        services.AddSingleton<OperationTable>();
        services.AddSingleton<Authenticator>();
        services.AddSingleton<Throttle>();
        services.AddSingleton<FaultPlan>();
        services.AddSingleton<StaleReads>();
        services.AddSingleton<EventFaults>();
        services.AddSingleton(s => new PageToken(s.GetRequiredService<SecretStore>().PagingKey));
        services.AddSingleton<Paging>();
        services.AddSingleton<SecretStore>();
        services.AddSingleton<RequesterApi>();
        services.AddSingleton<HitTypeStore>();
        services.AddSingleton<HitPublisher>();
        services.AddSingleton<HitLookup>();
        services.AddSingleton<HitPages>();
        services.AddSingleton<HitChange>();
        services.AddSingleton<QuestionReader>();
        services.AddSingleton<QualificationTypeStore>();
        services.AddSingleton<QualificationDecision>();
        services.AddSingleton<KnownWorkers>();
        services.AddSingleton<Courier>();
        services.AddSingleton<Postman>();
        services.AddHostedService(s => s.GetRequiredService<Postman>());
    }

    public static void MapRequesterApi(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/", (HttpContext http, RequesterApi api) => api.HandleAsync(http));
}
