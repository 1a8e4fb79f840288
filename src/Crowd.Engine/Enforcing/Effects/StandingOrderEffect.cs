using Crowd.Engine.Campaigns;
using Crowd.Rules;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>What holds while the action is in force and is looked up where it counts: gold share and price of the pages planned from now on.</summary>
internal sealed class StandingOrderEffect : Effect
{
    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.RaiseGold), typeof(RuleAction.Reprice), typeof(RuleAction.RecordOnly)];

    public override IReadOnlyList<string> Next => [StageNames.Publish];
}
