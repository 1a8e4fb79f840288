using Crowd.Engine.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Crowd.Jobs.Hangfire.Tests;

public sealed class HangfireSupportTests
{
    [Test]
    public void Says_whether_this_build_holds_hangfire_and_why()
    {
        var packages = File.Exists(Path.Combine(AppContext.BaseDirectory, "Hangfire.PostgreSql.dll"));

        Assert.That(HangfireSupport.IsAvailable, Is.EqualTo(packages));
        Assert.That(HangfireSupport.Explanation, packages ? Does.Match(@"^Hangfire 1\.8\.\d+ with Hangfire\.PostgreSql") : Does.Contain("did not serve"));
    }

    [Test]
    public void Without_the_packages_asking_for_it_is_answered_by_that_explanation()
    {
        if (HangfireSupport.IsAvailable)
            Assert.Ignore("This build holds Hangfire.");

        Assert.That(() => new ServiceCollection().AddHangfireJobs(new JobEngineOptions()),
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(HangfireSupport.Explanation));
    }
}
