using System.CommandLine;
using Crowd.Cli;
using Crowd.Cli.Commands;

var root = new RootCommand("Crowd publishes labelling work, collects the answers, infers labels and skills, and keeps bad workers out.")
{
    DemoCommand.Create(),
    ReplayCommand.Create(),
};
return await CommandRunner.RunAsync(root, args);
