using System.CommandLine;
using Crowd.Cli;
using Crowd.Cli.Commands;

var root = new RootCommand("Crowd publishes labelling work, collects the answers, infers labels and skills, and keeps bad workers out.")
{
    DemoCommand.Create(),
    ServeCommands.Serve(),
    ServeCommands.Worker(),
    MarketplaceCommand.Create(),
    CampaignCommands.Create(),
    ReplayCommand.Create(),
    RulesCommand.Create(),
    ScoreCommand.Create(),
    AgreementCommand.Create(),
    DoctorCommand.Create(),
};
return await CommandRunner.RunAsync(root, args);
