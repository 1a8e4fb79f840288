using Crowd.Engine.Jobs;
using Crowd.Jobs.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Crowd.Jobs.Quartz.Tests;

[TestFixture, Parallelizable]
internal sealed class QuartzSchedulerTests : JobSchedulerContract
{
    protected override void AddEngine(IServiceCollection services, JobEngineOptions options) => services.AddQuartzJobs(options);
}

[TestFixture, Parallelizable]
internal sealed class QuartzClusterTests : JobClusterContract
{
    protected override void AddEngine(IServiceCollection services, JobEngineOptions options) => services.AddQuartzJobs(options);
}

[TestFixture]
internal sealed class QuartzMeasurement : JobMeasurement
{
    protected override void AddEngine(IServiceCollection services, JobEngineOptions options) => services.AddQuartzJobs(options);
}
