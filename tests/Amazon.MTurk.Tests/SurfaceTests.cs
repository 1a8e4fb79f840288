using System.Reflection;
using Amazon.MTurk.Model;
using Amazon.Runtime;

namespace Amazon.MTurk.Tests;

internal sealed class SurfaceTests
{
    private static readonly Assembly Library = typeof(IAmazonMTurk).Assembly;

    [TestCaseSource(typeof(ServiceModel), nameof(ServiceModel.Structures))]
    public void A_structure_has_the_models_members_with_nullable_types(string shape)
    {
        var type = Library.GetType($"Amazon.MTurk.Model.{shape}", throwOnError: true)!;

        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(p => (p.Name, p.PropertyType));

        Assert.That(members, Is.EquivalentTo(ServiceModel.Members(shape).Select(m => (m.Name, ClrType(m.Shape)))));
    }

    [TestCaseSource(typeof(ServiceModel), nameof(ServiceModel.Enumerations))]
    public void An_enumeration_has_the_models_values(string shape)
    {
        var type = Library.GetType($"Amazon.MTurk.{shape}", throwOnError: true)!;

        var constants = type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (f.Name, f.GetValue(null)!.ToString()!));

        Assert.That(constants, Is.EquivalentTo(ServiceModel.Values(shape)!.Select(v => (v, v))));
    }

    [Test]
    public void The_interface_has_each_operation_once_and_only_asynchronously()
    {
        var methods = typeof(IAmazonMTurk).GetMethods().Where(m => m.IsPublic && !m.IsSpecialName).Select(m => m.Name);

        Assert.That(methods, Is.EquivalentTo(ServiceModel.Operations.Select(o => o + "Async").Append("DetermineServiceOperationEndpoint")));
    }

    [Test]
    public void The_clients_operations_can_be_overridden_by_a_double()
    {
        var methods = ServiceModel.Operations.Select(o => typeof(AmazonMTurkClient).GetMethod(o + "Async")!);

        Assert.That(methods, Has.All.Property(nameof(MethodInfo.IsVirtual)).True.And.All.Property(nameof(MethodInfo.IsFinal)).False);
    }

    [TestCase]
    [TestCase(typeof(RegionEndpoint))]
    [TestCase(typeof(AmazonMTurkConfig))]
    [TestCase(typeof(AWSCredentials))]
    [TestCase(typeof(AWSCredentials), typeof(RegionEndpoint))]
    [TestCase(typeof(AWSCredentials), typeof(AmazonMTurkConfig))]
    [TestCase(typeof(string), typeof(string))]
    [TestCase(typeof(string), typeof(string), typeof(RegionEndpoint))]
    [TestCase(typeof(string), typeof(string), typeof(AmazonMTurkConfig))]
    [TestCase(typeof(string), typeof(string), typeof(string))]
    [TestCase(typeof(string), typeof(string), typeof(string), typeof(RegionEndpoint))]
    [TestCase(typeof(string), typeof(string), typeof(string), typeof(AmazonMTurkConfig))]
    public void The_client_has_the_official_constructor(params Type[] arguments) =>
        Assert.That(typeof(AmazonMTurkClient).GetConstructor(arguments), Is.Not.Null);

    [Test]
    public void Collections_of_new_requests_and_structures_are_null() => Assert.Multiple(() =>
    {
        Assert.That(new CreateHITRequest().QualificationRequirements, Is.Null);
        Assert.That(new QualificationRequirement().IntegerValues, Is.Null);
        Assert.That(new ListHITsResponse().HITs, Is.Null);
    });

    [Test]
    public void Exceptions_are_the_clients_own_and_know_the_turk_error_code() => Assert.Multiple(() =>
    {
        Assert.That(new RequestErrorException("no") { TurkErrorCode = "x" }, Is.InstanceOf<AmazonMTurkException>());
        Assert.That(new ServiceException("no") { TurkErrorCode = "x" }, Is.InstanceOf<AmazonMTurkException>());
        Assert.That(new AmazonMTurkException("no"), Is.InstanceOf<AmazonServiceException>());
    });

    private static Type ClrType(string shape)
    {
        if (ServiceModel.Values(shape) is not null)
            return Library.GetType($"Amazon.MTurk.{shape}", throwOnError: true)!;
        return ServiceModel.Kind(shape) switch
        {
            "integer" => typeof(int?),
            "long" => typeof(long?),
            "boolean" => typeof(bool?),
            "timestamp" => typeof(DateTime?),
            "string" => typeof(string),
            "list" when ClrType(ServiceModel.Element(shape)) is var e => typeof(List<>).MakeGenericType(Nullable.GetUnderlyingType(e) ?? e),
            _ => Library.GetType($"Amazon.MTurk.Model.{shape}", throwOnError: true)!,
        };
    }
}
