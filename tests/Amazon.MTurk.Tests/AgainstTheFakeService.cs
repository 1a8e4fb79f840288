namespace Amazon.MTurk.Tests;

/// <summary>One server for a fixture; each test starts with no calls recorded and an empty answer.</summary>
internal abstract class AgainstTheFakeService
{
    protected FakeService Service { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => Service = await FakeService.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await Service.DisposeAsync();

    [SetUp]
    public void Forget()
    {
        Service.Calls.Clear();
        Service.Answers(Answer.Ok("{}"));
    }
}
