using System.Text;

namespace Crowd.Cli.Tests;

/// <summary>Campaign files, and files they name, that <c>crowd campaign check</c> and <c>launch</c> must refuse.</summary>
internal static class BadCampaigns
{
    private const string Good =
        """
        name: pets
        marketplace: local
        title: Cat or dog?
        description: Look and say.
        classes: [cat, dog]
        reward: 0.05
        budget: $10
        items: items.csv

        """;

    private const string Items = "item,text,gold\ni1,a cat,cat\ni2,a dog,\n";

    private static readonly (string Name, Action<TemporaryFolder> Make, string[] Says)[] Files =
    [
        ("a key that does not exist", Campaign(Good + "redundncy: 3\n"), ["campaign.yaml:9:1: redundncy:", "redundancy"]),
        ("a key that stands twice", Campaign(Good + "reward: 0.06\n"), ["campaign.yaml:9:", "reward"]),
        ("a missing key", Campaign(Good.Replace("title: Cat or dog?\n", "")), ["campaign.yaml:", "title", "missing"]),
        ("a number out of range", Campaign(Good + "redundancy: 5000\n"), ["campaign.yaml:9:1: redundancy:", "1 to 1000", "5000"]),
        ("a number in words", Campaign(Good + "confidence: high\n"), ["campaign.yaml:9:1: confidence:", "high"]),
        ("a reward of half a cent", Campaign(Good.Replace("0.05", "0.005")), ["campaign.yaml:6:1: reward:", "0.005"]),
        ("a time that is none", Campaign(Good + "time_allowed: soon\n"), ["campaign.yaml:9:1: time_allowed:", "soon"]),
        ("one class", Campaign(Good.Replace("[cat, dog]", "[cat]")), ["campaign.yaml:5:1: classes:"]),
        ("no YAML", Campaign(Good + "classes: [cat\n"), ["campaign.yaml:"]),
        ("an empty file", Campaign(""), ["campaign.yaml:", "empty"]),
        ("a list in place of keys", Campaign("- name: pets\n"), ["campaign.yaml:1:1:", "mapping"]),
        ("UTF-16", f => f.Write("campaign.yaml", Encoding.Unicode, Good), ["campaign.yaml:1:", "UTF-16"]),
        ("bytes that are not UTF-8", f => f.WriteBroken("campaign.yaml", "name: pets\ntitle: ¿\n"), ["campaign.yaml:2:", "UTF-8"]),
        ("a line of a gigabyte", f => f.WriteEndless("campaign.yaml", "name: pets\ntitle: "), ["campaign.yaml:2:", "longer than"]),
        ("items without a name column", ItemsFile("thing,text\nx,y\n"), ["items.csv:1:", "item", "thing, text"]),
        ("items of one name", ItemsFile(Items + "i1,again,\n"), ["items.csv:4: item:", "'i1'", "line 2"]),
        ("an item without a name", ItemsFile(Items + ",nameless,\n"), ["items.csv:4: item:"]),
        ("a field too many", ItemsFile(Items + "i3,a,cat,b\n"), ["items.csv:4:", "4 fields", "3"]),
        ("two columns of one name", ItemsFile("item,text,text\ni1,a,b\n"), ["items.csv:1: text:"]),
        ("a gold label that is no class", ItemsFile(Items + "i3,x,cta\n"), ["items.csv:4: gold:", "'cta'", "cat"]),
        ("items in an empty file", ItemsFile(""), ["items.csv:", "empty"]),
        ("items that are a header alone", ItemsFile("item,text\n"), ["items.csv:", "no items"]),
        ("items in UTF-16", f => { Campaign(Good)(f); f.Write("items.csv", Encoding.Unicode, Items); }, ["items.csv:1:", "UTF-16"]),
        ("items that are not UTF-8", f => { Campaign(Good)(f); f.WriteBroken("items.csv", Items + "i3,¿,\n"); }, ["items.csv:4:", "UTF-8"]),
        ("a quote among the items that is never closed", ItemsFile(Items + "i3,\"x,\ni4,y,\n"), ["items.csv:4:", "quot"]),
        ("a last field whose quote is never closed", ItemsFile(Items + "i3,x,\"cat\ni4,y,\n"), ["items.csv:4:", "quot"]),
        ("an item of a gigabyte", f => { Campaign(Good)(f); f.WriteEndless("items.csv", Items + "i3,"); }, ["items.csv:4:", "longer than"]),
        ("JSON lines that are none", f => { Campaign(Good.Replace("items.csv", "items.jsonl"))(f); f.Write("items.jsonl", "{\"item\": \"i1\"}\n{oops\n"); }, ["items.jsonl:2:", "JSON"]),
        ("items that are not there", Campaign(Good.Replace("items.csv", "none.csv")), ["none.csv:", "does not exist"]),
        ("rules that are not there", Campaign(Good + "rules: none.yaml\n"), ["none.yaml:", "does not exist"]),
        ("rules with an unknown figure", Rules("- rule: unlucky\n  when: luck < 50%\n  then: exclude\n"), ["rules.yaml:2:", "luck"]),
        ("rules with a line of a gigabyte", f => { Campaign(Good + "rules: rules.yaml\n")(f); f.WriteEndless("rules.yaml", "rules:\n  - name: r"); }, ["rules.yaml:2:", "longer than"]),
    ];

    private static readonly (string Name, string Text, string[] Says)[] Settings =
    [
        ("a setting that does not exist", "data: x\nconsole_prot: 1\n", ["crowd.yaml:2:1: console_prot:", "console_port"]),
        ("a port out of range", "console_port: 70000\n", ["crowd.yaml:1:1: console_port:", "65535"]),
        ("a job engine that does not exist", "jobs: {engine: steam}\n", ["crowd.yaml:1:", "steam", "quartz"]),
        ("a marketplace without an address", "marketplaces:\n  here: {sandbox: true}\n", ["crowd.yaml:2:", "endpoint"]),
        ("a wait of a thousand days", "collecting:\n  shortest_wait: 1000d\n", ["crowd.yaml:2:", "shortest_wait", "1000d"]),
    ];

    public static IEnumerable<BadInput> All =>
    [
        .. Settings.Select(s => new BadInput(s.Name, ["campaign", "list", "--config", "@crowd.yaml", "--data", "@data"], f => f.Write("crowd.yaml", s.Text), s.Says)),
        .. Files.Select(f => new BadInput(f.Name, ["campaign", "check", "@campaign.yaml"], f.Make, f.Says)),
        .. Files.Where((_, i) => i % 5 == 0).Select(f => new BadInput(f.Name, ["campaign", "launch", "@campaign.yaml", "--data", "@data"], f.Make, f.Says)),
    ];

    private static Action<TemporaryFolder> Campaign(string text) => folder =>
    {
        folder.Write("campaign.yaml", text);
        folder.Write("items.csv", Items);
    };

    private static Action<TemporaryFolder> ItemsFile(string text) => folder =>
    {
        folder.Write("campaign.yaml", Good);
        folder.Write("items.csv", text);
    };

    private static Action<TemporaryFolder> Rules(string text) => folder =>
    {
        Campaign(Good + "rules: rules.yaml\n")(folder);
        folder.Write("rules.yaml", text);
    };
}
