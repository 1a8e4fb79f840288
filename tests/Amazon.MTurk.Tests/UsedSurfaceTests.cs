using Amazon.Runtime;
using Crowd.Engine.Tests.Marketplaces;

namespace Amazon.MTurk.Tests;

/// <summary>Our client has all that Crowd uses, also where Crowd is built on the official one.</summary>
internal sealed class UsedSurfaceTests
{
    [Test]
    public void The_client_has_every_type_and_member_that_crowd_uses_with_the_same_signature()
    {
        var listed = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "mturk-surface.txt"));
        var defined = ClientSurface.DefinedBy(typeof(IAmazonMTurk).Assembly.Location).Concat(ClientSurface.DefinedBy(typeof(AmazonServiceClient).Assembly.Location));

        Assert.That(listed, Has.Length.GreaterThan(100));
        Assert.That(listed.Except(defined), Is.Empty);
    }
}
