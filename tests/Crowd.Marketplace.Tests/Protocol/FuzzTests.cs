using System.Text;
using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Tests.Protocol;

/// <summary>Random requests by seed: whatever comes, the answer is a result or a refusal, never a failure of the server.</summary>
internal sealed class FuzzTests : RequesterFixture
{
    private static readonly string[] Texts =
    [
        "", "A1", "3ABC", "0", "1.00", "Active", "Approved", "\u0000", "\ud83d\ude42", "<a>", "&", "' or 1=1 --", "Reviewable", "SimplePlurality/2011-09-01", "EqualTo",
        "http://127.0.0.1:1/", "2014-08-15", "SQS", "Ping", "p1:AAAA", new('x', 300),
    ];

    [Test]
    public async Task Random_requests_never_break_the_server([Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        var operations = ServiceModel.Instance.Operations.ToList();
        for (var i = 0; i < 300; i++)
        {
            var (name, shapes) = operations[random.Next(operations.Count)];
            var request = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Make(shapes.Input, random, 0)));
            if (random.Next(10) == 0)
                request[random.Next(request.Length)] = (byte)random.Next(256);
            using var message = Api.Sign(name, request, TimeProvider.System.GetUtcNow());

            var (status, body) = await Api.SendAsync(message);

            Assert.That((int)status, Is.LessThan(500), $"seed {seed}, call {i}, {name}: {Encoding.UTF8.GetString(request)} gave {body.ToJsonString()}");
        }
    }

    [Test]
    public void Random_answers_make_xml_that_can_be_read([Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 2000; i++)
        {
            var fields = Enumerable.Range(0, random.Next(5)).Select(_ => new AnswerField(Noise(random), Noise(random), (AnswerKind)random.Next(3))).ToArray();
            Assert.That(() => System.Xml.Linq.XDocument.Parse(AnswerXml.Write(fields)), Throws.Nothing);
        }
    }

    private static string Noise(Random random) => string.Create(random.Next(12), random, static (text, r) =>
    {
        foreach (ref var c in text)
            c = (char)(r.Next(3) == 0 ? r.Next(0x10000) : r.Next(0x80));
    });

    private static object? Make(Shape shape, Random random, int depth) => random.Next(12) == 0 ? Texts[random.Next(Texts.Length)] : shape.Type switch
    {
        "structure" => shape.Members.Where(m => random.Next(10) < (shape.Required.Contains(m.Name) ? 9 : 4)).ToDictionary(m => m.Name, m => Make(m.Shape, random, depth + 1)),
        "list" => Enumerable.Range(0, random.Next(4)).Select(_ => Make(shape.Element!, random, depth + 1)).ToArray(),
        "string" => shape.Enum.Count > 0 && random.Next(5) > 0 ? shape.Enum[random.Next(shape.Enum.Count)] : Texts[random.Next(Texts.Length)],
        "boolean" => random.Next(2) == 0,
        "timestamp" => random.Next(3) switch { 0 => 0, 1 => random.NextInt64(-1_000_000_000_000, 1_000_000_000_000), _ => random.NextDouble() * 2e9 },
        _ => random.Next(4) switch { 0 => 0, 1 => random.Next(1, 100), 2 => int.MaxValue, _ => random.Next(int.MinValue, int.MaxValue) },
    };
}
