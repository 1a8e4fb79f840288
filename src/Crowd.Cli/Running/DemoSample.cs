using Crowd.Engine.Campaigns;
using Crowd.Engine.Campaigns.Files;
using Crowd.Marketplace.Simulation;
using Crowd.Marketplace.Simulation.Populations;
using Crowd.Marketplace.Simulation.Recording;

namespace Crowd.Cli.Running;

/// <summary>What the demo runs: the sample campaign, its truths (to judge by) and the simulated crowd.</summary>
internal sealed record DemoSample(CampaignDefinition Campaign, IReadOnlyDictionary<string, string> Truths, Population Crowd)
{
    public static DemoSample Load()
    {
        try
        {
            return new DemoSample(
                CampaignFile.Load(ConfigFolder.File("campaigns", "sample", "campaign.yaml")),
                TruthReader.Read(ConfigFolder.File("campaigns", "sample", "truth.csv")),
                PopulationReader.Read(ConfigFolder.File("populations", "demo.yaml")));
        }
        catch (Exception e) when (e is CampaignFileException or InputFileException)
        {
            throw new BadInputException(e.Message, e);
        }
    }
}
