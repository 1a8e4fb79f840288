using Crowd.Jobs.Hangfire.Engine;

namespace Crowd.Jobs.Hangfire.Tests.Engine;

public sealed class RecurringRequestTests
{
    [TestCase(1, "*/1 * * * * *", 1)]
    [TestCase(45, "*/15 * * * * *", 3)]
    [TestCase(60, "0 */1 * * * *", 1)]
    [TestCase(90, "*/30 * * * * *", 3)]
    [TestCase(7, "*/1 * * * * *", 7)]
    [TestCase(3600, "0 0 */1 * * *", 1)]
    [TestCase(5 * 3600, "0 0 */1 * * *", 5)]
    [TestCase(2 * 86400, "0 0 0 * * *", 2)]
    [TestCase(0.2, "*/1 * * * * *", 1)]
    public void An_interval_is_so_many_periods_of_a_cron_expression(double seconds, string cron, int every)
    {
        var recurring = RecurringRequest.Of(TimeSpan.FromSeconds(seconds));

        Assert.That((recurring.Cron, recurring.Every), Is.EqualTo((cron, every)));
        Assert.That(recurring.PeriodSeconds * recurring.Every, Is.EqualTo(Math.Max(1, (int)seconds)));
    }

    [TestCase("publish", "publish")]
    [TestCase("Score:All items", "score_all_items")]
    public void A_queue_has_a_name_that_hangfire_accepts(string job, string queue) => Assert.That(RunCall.QueueOf(job), Is.EqualTo(queue));
}
