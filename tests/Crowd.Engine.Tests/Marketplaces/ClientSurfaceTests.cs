using Amazon.MTurk;
using Amazon.Runtime;

namespace Crowd.Engine.Tests.Marketplaces;

/// <summary>
/// What Crowd uses of Amazon's client stands in <c>mturk-surface.txt</c>, so that another client, or another version of it, shows at once where it
/// differs: this list comes from the compiled engine, whichever client it was built on, and the tests of our own client hold it against that.
/// </summary>
public sealed class ClientSurfaceTests
{
    private static readonly string[] Listed = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "mturk-surface.txt"));

    [Test]
    public void Crowd_uses_of_the_client_what_is_listed()
    {
        var used = ClientSurface.UsedBy(typeof(EngineServices).Assembly.Location, "Amazon.MTurk", "AWSSDK.MTurk", "AWSSDK.Core");

        Assert.That(used, Is.EqualTo(Listed), "The list would be:\n" + string.Join('\n', used));
    }

    [Test]
    public void The_client_in_use_has_all_of_it()
    {
        var defined = ClientSurface.DefinedBy(typeof(IAmazonMTurk).Assembly.Location).Concat(ClientSurface.DefinedBy(typeof(AmazonServiceClient).Assembly.Location));

        Assert.That(Listed.Except(defined), Is.Empty);
    }
}
