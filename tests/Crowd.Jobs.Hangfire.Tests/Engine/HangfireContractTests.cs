using Crowd.Engine.Jobs;
using Crowd.Jobs.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Crowd.Jobs.Hangfire.Tests.Engine;

[TestFixture]
internal sealed class HangfireSchedulerTests : JobSchedulerContract
{
    protected override void AddEngine(IServiceCollection services, JobEngineOptions options) => services.AddHangfireJobs(options);
}

[TestFixture]
internal sealed class HangfireClusterTests : JobClusterContract
{
    protected override void AddEngine(IServiceCollection services, JobEngineOptions options) => services.AddHangfireJobs(options);
}

[TestFixture]
internal sealed class HangfireMeasurement : JobMeasurement
{
    protected override void AddEngine(IServiceCollection services, JobEngineOptions options) => services.AddHangfireJobs(options);
}
