namespace Crowd.Rules.Tests.Vocabulary;

internal static class OtherRows
{
    public static readonly Row[] All =
    [
        new("SageMaker", "finish by confidence", "item.confidence >= 90%", "finish", "item:a/.95/3/3", "item:a/.5/3/1", "item"),
        new("SageMaker", "budget and label caps", "campaign.budget_used >= 90% or campaign.items_done >= 80%", "alert", "figure:items_done/.85", "figure:items_done/.5 figure:budget_used/.5", "campaign"),
        new("SageMaker", "task time limit", "happens(page.time > 10 minutes)", "alert", "page:submitted/700000", "page:submitted/500000"),
        new("A2I", "ImportantFormKeyConfidenceCheck LessThan", "happens(model.confidence < 80%)", "route to experts", "model:1/.5", "model:1/.9"),
        new("A2I", "the same with Equals, LessThanEquals, GreaterThan, GreaterThanEquals", "happens(model.confidence <= 20% or model.confidence > 90% or model.confidence = 50% or model.confidence >= 85%)", "route to review", "model:1/.5", "model:1/.7"),
        new("A2I", "MissingImportantFormKey", "happens(item.label is missing)", "route to experts", "item:/.5/0/0", "item:total/.5/1/1", "item"),
        new("A2I", "Sampling (deterministic %)", "happens(model.confidence exists and sample(50%))", "route to review", "model:1/.9*20", "answer:a*20"),
        new("A2I", "nested And / Or", "(item.confidence < 80% or item.margin <= 0) and not (item.answers >= 5 and item.agreement > 50%)", "route to experts", "item:a/.7/3/1/.4", "item:a/.7/5/1/.6", "item"),
        new("Mephisto", "max_incorrect_golds, min_golds", "gold.wrong > 2 and gold.answers >= 5", "exclude", "gold:1*2 gold:0*3", "gold:0*2 gold:1*9"),
        new("Mephisto", "max_gold_units", "gold.answers >= 3", "raise gold to 0%", "gold:1*3", "gold:1*2"),
        new("Mephisto", "worker_needs_gold", "gold.answers < 2 and answers >= 3", "raise gold to 50%", "answer:a*3", "gold:1*2 answer:a*3"),
        new("Mephisto", "worker_qualifies", "gold.accuracy >= 80% and gold.answers >= 3", "set skill gold to 100", "gold:1*3", "gold:0 gold:1*2"),
        new("Mephisto", "onboarding and block qualification", "qualification.onboarded is missing and pages.taken >= 1 or qualification.blocked exists", "exclude", "page:submitted", "attr:onboarded/1 page:submitted"),
        new("Mephisto", "screening", "training.accuracy < 70% surely", "exclude", "training:0*10", "training:1*10"),
        new("Mephisto", "maximum_units_per_worker", "pages.submitted >= 3", "exclude", "page:submitted*3", "page:submitted*2 page:returned*5"),
        new("Mephisto", "max_num_concurrent_units", "worker.open_pages > 2", "throttle to 10 answers per hour", "attr:open_pages/3", "attr:open_pages/2"),
        new("Mephisto", "no_submission_patience 12 h", "idle > 12 hours", "alert", "page:submitted wait:13h", "page:submitted wait:11h", "campaign"),
        new("psiTurk", "us_only", "worker.country != US", "exclude", "attr:country/DE", "attr:country/US"),
        new("psiTurk", "approve_requirement, number_hits_approved, require_master_workers", "qualification.approval_rate < 95 or qualification.hits_approved < 100 or qualification.masters is missing", "exclude", "attr:approval_rate/90 attr:masters/1", "attr:masters/1 attr:approval_rate/99 attr:hits_approved/500"),
        new("psiTurk", "browser_exclude_rule", "worker.browser in [ie, \"old edge\"]", "exclude", "attr:browser/old_edge", "attr:browser/firefox"),
        new("psiTurk", "allow_repeats: no", "pages.taken >= 1", "exclude", "page:submitted", "page:accepted"),
        new("CloudResearch", "duplicate-IP block", "worker.accounts_at_address > 1", "exclude", "attr:accounts_at_address/2", "attr:accounts_at_address/1"),
        new("CloudResearch", "include and exclude groups, approved list", "attribute.group not in [approved, friends]", "exclude", "attr:group/unknown", "attr:group/approved"),
        new("Labelbox", "consensus votes, coverage", "item.answers >= 2 and item.agreement >= 100%", "finish", "item:a/.9/2/2/1", "item:a/.9/2/0/.5", "item"),
        new("Encord", "review and refine", "happens(review.decision = fixed)", "\"message: a reviewer had to correct this one\"", "review:fixed/.5", "review:accepted"),
        new("Argilla", "min_submitted", "item.answers >= 2", "finish", "item:a/.9/2/2", "item:a/.9/1/1", "item"),
        new("Datasaur", "peer-review consensus, sampling", "happens(peers.agrees < 50% and sample(50%))", "route to review", "peer:0*20", "peer:1*20"),
        new("cleanlab", "label quality score", "item.confidence < 50%", "route to review", "item:a/.4/3/0", "item:a/.8/3/3", "item"),
        new("cleanlab", "annotator quality", "skill.accuracy < 60% and skill.high < 70%", "exclude", "skill:.5/.4/.6", "skill:.5/.2/.8"),
        new("Crowd-Kit", "entropy_threshold", "labels.entropy < 0.5 and answers >= 5", "exclude", "answer:a*5", "answer:a*3 answer:b*2"),
    ];
}
