using System.Text;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Campaigns.Files;
using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Tests.Campaigns;

internal sealed class CampaignFileTests
{
    private const string Good =
        """
        name: pets
        project: animals
        marketplace: fake
        items: { file: items.csv, gold: truth }
        classes: [cat, dog]
        title: Cat or dog?
        description: Say what you see.
        keywords: [image, animals]
        reward: 0.05
        items_per_hit: 2
        redundancy: 3
        redundancy_max: 5
        confidence: 0.9
        gold_share: 0.5
        budget: $20.00
        time_allowed: 10m
        lifetime: 1d12h
        auto_approval: 3d
        """;

    private const string Items = "item,text,truth\na,first,\nb,\"second, with comma\",\nc,third,cat\n";

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("crowd-campaign-").FullName;

    [TearDown]
    public void DropFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Reads_everything_a_file_says()
    {
        var d = Load(Good, Items);

        Assert.That(d.Name, Is.EqualTo("pets"));
        Assert.That(d.Reward, Is.EqualTo(Money.FromUsd(0.05m)));
        Assert.That((d.Redundancy, d.MostAnswers, d.GoldShare, d.ItemsPerHit), Is.EqualTo((3, 5, 0.5, 2)));
        Assert.That((d.TimeAllowed, d.Lifetime), Is.EqualTo((TimeSpan.FromMinutes(10), TimeSpan.FromHours(36))));
        Assert.That(d.Keywords, Is.EqualTo("image, animals"));
        Assert.That(d.Items.Select(i => (i.Key, i.Role, i.Gold)), Is.EqualTo(new[] { ("a", ItemRole.Work, null), ("b", ItemRole.Work, null), ("c", ItemRole.Check, "cat") }));
        Assert.That(d.Items[1].Payload["text"], Is.EqualTo("second, with comma"));
    }

    [Test]
    public void Reads_json_lines()
    {
        File.WriteAllText(Path.Combine(_folder, "items.jsonl"), "{\"item\":\"a\",\"text\":\"x\",\"n\":3}\n\n{\"item\":\"b\",\"text\":\"y\",\"n\":4}\n");

        var d = Load(Good.Replace("{ file: items.csv, gold: truth }", "items.jsonl").Replace("gold_share: 0.5", ""), Items);

        Assert.That(d.Items.Select(i => (i.Key, i.Payload["text"], i.Payload["n"])), Is.EqualTo(new[] { ("a", "x", "3"), ("b", "y", "4") }));
    }

    [Test]
    public void Without_a_share_for_checks_gold_is_left_unused() =>
        Assert.That(Load(Good.Replace("gold_share: 0.5", ""), Items).Items.Select(i => (i.Role, i.Gold)), Is.All.EqualTo((ItemRole.Work, (string?)null)));

    [TestCase("redundancy: 3", "redundncy: 3", "pets.yaml:11:1: redundncy: there is no such key; did you mean 'redundancy'?")]
    [TestCase("reward: 0.05", "reward: 0.051", "pets.yaml:9:1: reward: must be dollars and cents such as 0.05, not '0.051'.")]
    [TestCase("reward: 0.05", "", "pets.yaml: reward: is missing, and needed.")]
    [TestCase("reward: 0.05", "rewrad: 0.05", "pets.yaml: reward: is missing, and needed. Is 'rewrad' meant?")]
    [TestCase("redundancy_max: 5", "redundancy_max: 2", "pets.yaml:12:1: redundancy_max: is 2, less than redundancy 3; it must be at least that.")]
    [TestCase("time_allowed: 10m", "time_allowed: ten minutes", "pets.yaml:16:1: time_allowed: must be a time such as 90s, 10m, 1h30m or 3d, from 00:00:30 to 365.00:00:00, not 'ten minutes'.")]
    [TestCase("classes: [cat, dog]", "classes: [cat, cat]", "pets.yaml:5:1: classes: holds 'cat' twice.")]
    [TestCase("classes: [cat, dog]", "classes: [cat", "pets.yaml:18: this is no valid YAML: a '[' or '{' is never closed.")]
    [TestCase("name: pets", "name: Pets!", "pets.yaml:1:1: name: 'Pets!' must be at most 100 lower-case letters")]
    [TestCase("name: pets", "name: pets\nname: dogs", "pets.yaml:2:1: this is no valid YAML: Duplicate key name.")]
    [TestCase("file: items.csv", "file: nothing.csv", "nothing.csv: the items file does not exist.")]
    [TestCase("gold: truth", "gold: trut", "items.csv:1: trut: there is no such column; did you mean 'truth'?")]
    [TestCase("gold: truth", "key: itm", "items.csv:1: itm: there is no such column; the columns are item, text, truth; did you mean 'item'?")]
    [TestCase("gold: truth", "glod: truth", "pets.yaml:4:27: items.glod: there is no such key; did you mean 'gold'?")]
    [TestCase("title: Cat or dog?", "title: Cat or dog?\ntemplate: page.html", "page.html: the template file does not exist.")]
    public void Says_what_is_wrong_with_the_campaign_file(string was, string now, string error) =>
        Assert.That(Errors(Good.Replace(was, now), Items), Has.One.StartsWith(error));

    [TestCase("", "items.csv: the file is empty; it needs a header line and at least one row.")]
    [TestCase("item,text,truth\n", "items.csv: the file holds no items; it needs at least one row.")]
    [TestCase("item,text,truth\na,1,\nb,2,\na,3,\n", "items.csv:4: item: 'a' stands in line 2 already; every item needs its own.")]
    [TestCase("item,text,truth\na,1\n", "items.csv:2: the row has 2 fields but the header has 3.")]
    [TestCase("item,text,truth\na,1,cta\n", "items.csv:2: truth: 'cta' is none of the classes; did you mean 'cat'?")]
    [TestCase("item,text,truth\n ,1,cat\n", "items.csv:2: item: the item has no name.")]
    [TestCase("item,text,text\na,1,\n", "items.csv:1: text: two columns have this name.")]
    [TestCase("name,text,truth\na,1,\n", "items.csv:1: item: there is no such column; the columns are name, text, truth")]
    [TestCase("item,text,truth\na,\"1\n2\",\nb,2\n", "items.csv:4: the row has 2 fields but the header has 3.")]
    public void Says_what_is_wrong_with_the_items(string items, string error) =>
        Assert.That(Errors(Good, items), Has.One.StartsWith(error));

    [Test]
    public void Refuses_other_encodings()
    {
        Assert.That(Errors(Good, [.. "item,text,truth\na,caf"u8, 0xE9, .. ",\n"u8]), Has.One.EqualTo("items.csv:2: the line is not UTF-8 (byte 6 of the line); save the file as UTF-8."));
        Assert.That(Errors(Good, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Items)).ToArray()), Has.One.EqualTo("items.csv:1: the file is UTF-16; save it as UTF-8."));
        Assert.That(Errors(Good, "item,text,truth\na,b\0,\n"u8.ToArray()), Has.One.EqualTo("items.csv:2: the line holds a NUL character; this is no text file."));
    }

    [Test]
    public void A_byte_order_mark_of_UTF_8_does_no_harm() =>
        Assert.That(Errors(Good, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Items)]), Is.Empty);

    [Test]
    public void Stops_at_a_line_that_never_ends_without_reading_it()
    {
        using var endless = new EndlessStream("item,text,truth\na,"u8.ToArray());
        using var reader = new GuardedReader(endless, "items.csv", GuardedReader.DefaultLongestLine);
        reader.ReadLine();

        var error = Assert.Throws<CampaignFileException>(() => reader.ReadLine())!;

        Assert.That(error.Errors.Single().ToString(), Is.EqualTo("items.csv:2: the line is longer than 1,048,576 bytes; is this the right file?"));
        Assert.That(endless.BytesRead, Is.LessThan(1_300_000));
    }

    [Test]
    public void Stops_at_a_quotation_mark_that_is_never_closed()
    {
        var items = "item,text,truth\na,\"open,\n" + string.Concat(Enumerable.Repeat(new string('x', 1000) + "\n", 2000));

        Assert.That(Errors(Good, items), Has.One.Contains("is a closing quotation mark missing?"));
    }

    [Test]
    public void Lists_every_problem_at_once() =>
        Assert.That(Errors(Good.Replace("title: Cat or dog?", "tittle: x").Replace("redundancy: 3", "redundancy: 0"), "item,text,truth\na,1,bird\n"), Has.Count.EqualTo(4));

    private CampaignDefinition Load(string campaign, string items)
    {
        File.WriteAllText(Path.Combine(_folder, "items.csv"), items);
        File.WriteAllText(Path.Combine(_folder, "pets.yaml"), campaign);
        return CampaignFile.Load(Path.Combine(_folder, "pets.yaml"));
    }

    private List<string> Errors(string campaign, string items) => Errors(campaign, Encoding.UTF8.GetBytes(items));

    private List<string> Errors(string campaign, byte[] items)
    {
        File.WriteAllBytes(Path.Combine(_folder, "items.csv"), items);
        File.WriteAllText(Path.Combine(_folder, "pets.yaml"), campaign);
        try
        {
            CampaignFile.Load(Path.Combine(_folder, "pets.yaml"));
            return [];
        }
        catch (CampaignFileException e)
        {
            return [.. e.Errors.Select(error => error.ToString().Replace(_folder + Path.DirectorySeparatorChar, ""))];
        }
    }
}
