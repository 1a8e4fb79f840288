using Amazon.MTurk.Model;
using Amazon.Runtime;

namespace Amazon.MTurk.Tests;

internal sealed class EndpointTests
{
    [TestCase("us-east-1", "https://mturk-requester.us-east-1.amazonaws.com/")]
    [TestCase("sandbox", "https://mturk-requester-sandbox.us-east-1.amazonaws.com/")]
    [TestCase("cn-north-1", "https://mturk-requester.cn-north-1.amazonaws.com.cn/")]
    public void A_region_has_its_address(string region, string url) =>
        Assert.That(Url(new AmazonMTurkConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region) }), Is.EqualTo(url));

    [Test]
    public void An_address_of_ones_own_is_used_as_it_is() =>
        Assert.That(Url(new AmazonMTurkConfig { ServiceURL = "http://127.0.0.1:5070" }), Is.EqualTo("http://127.0.0.1:5070/"));

    [Test]
    public void Fips_addresses_follow_the_rule() =>
        Assert.That(
            Url(new AmazonMTurkConfig { RegionEndpoint = RegionEndpoint.USEast1, UseFIPSEndpoint = true }),
            Is.EqualTo("https://mturk-requester-fips.us-east-1.amazonaws.com/"));

    [Test]
    public void An_address_of_ones_own_and_a_special_one_do_not_go_together() =>
        Assert.That(
            () => Url(new AmazonMTurkConfig { ServiceURL = "http://127.0.0.1:5070", UseFIPSEndpoint = true }),
            Throws.InstanceOf<AmazonClientException>());

    [Test]
    public void Clients_can_be_made_by_what_makes_clients_for_any_service()
    {
        using var client = (IDisposable)Make<IAmazonMTurk>(new AmazonMTurkConfig { RegionEndpoint = RegionEndpoint.USEast1 });

        Assert.That(client, Is.InstanceOf<AmazonMTurkClient>());
    }

    private static IAmazonService Make<T>(ClientConfig config)
        where T : IAmazonService => T.CreateDefaultServiceClient(new BasicAWSCredentials("key", "secret"), config);

    private static string Url(AmazonMTurkConfig config)
    {
        using var client = new AmazonMTurkClient("key", "secret", config);
        return client.DetermineServiceOperationEndpoint(new GetHITRequest()).URL;
    }
}
