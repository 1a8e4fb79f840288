namespace Amazon.MTurk.Tests;

/// <summary>Keeps the credentials chain of the core away from the instance metadata service, which would be a network call.</summary>
[SetUpFixture]
public sealed class NoInstanceMetadata
{
    [OneTimeSetUp]
    public void Disable() => Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
}
