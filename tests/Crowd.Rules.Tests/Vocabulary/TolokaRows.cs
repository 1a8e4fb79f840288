namespace Crowd.Rules.Tests.Vocabulary;

internal static class TolokaRows
{
    private const string Peer = "Toloka";

    public static readonly Row[] All =
    [
        // collectors and their 25 condition keys
        new(Peer, "ACCEPTANCE_RATE total_assignments_count", "pages.decided >= 3", "nothing", "decision:approved*2 decision:rejected", "decision:approved*2 decision:pending"),
        new(Peer, "ACCEPTANCE_RATE accepted_assignments_rate, history_size", "approval_rate over last 4 pages < 50%", "exclude", "decision:approved*9 decision:rejected*3", "decision:approved*4 decision:rejected*2 decision:approved"),
        new(Peer, "ACCEPTANCE_RATE rejected_assignments_rate", "rejection_rate > 40% and pages.decided >= 5", "exclude for 2 days", "decision:approved*2 decision:rejected*3", "decision:approved*4 decision:rejected"),
        new(Peer, "ANSWER_COUNT assignments_accepted_count", "pages.approved >= 3", "set skill experienced to 100", "decision:approved*3", "decision:approved*2 decision:rejected*5"),
        new(Peer, "ASSIGNMENTS_ASSESSMENT pending_assignments_count", "pages.pending >= 3", "nothing", "decision:pending*3", "decision:pending*2 decision:approved decision:pending"),
        new(Peer, "ASSIGNMENTS_ASSESSMENT accepted_assignments_count", "pages.approved > 1", "bonus $0.10", "decision:approved*2", "decision:approved"),
        new(Peer, "ASSIGNMENTS_ASSESSMENT rejected_assignments_count", "pages.rejected > 1", "exclude", "decision:rejected*2", "decision:rejected decision:approved*9"),
        new(Peer, "assessment_event ACCEPT", "happens(page.decision = approved)", "bonus $0.01", "decision:approved", "decision:pending decision:rejected"),
        new(Peer, "assessment_event ACCEPT_AFTER_REJECT", "happens(page.decision = \"approved after rejection\")", "restore", "decision:approved_after_rejection", "decision:approved decision:rejected"),
        new(Peer, "assessment_event REJECT", "happens(page.decision = rejected)", "ask 1 more answer", "decision:rejected", "decision:approved"),
        new(Peer, "ASSIGNMENT_SUBMIT_TIME fast_submitted_count, fast_submit_threshold_seconds, history_size", "count(page.time < 20 s) over last 5 pages >= 3", "exclude for 1 day", "page:submitted/30000*5 page:submitted/5000*3", "page:submitted/5000*2 page:submitted/30000*4"),
        new(Peer, "ASSIGNMENT_SUBMIT_TIME total_submitted_count", "pages.submitted over last 10 pages >= 2", "nothing", "page:submitted*2", "page:submitted page:returned*9"),
        new(Peer, "CAPTCHA stored_results_count", "captcha.count >= 3", "nothing", "captcha:1*3", "captcha:1*2"),
        new(Peer, "CAPTCHA success_rate", "captcha.success_rate over last 10 times < 60%", "exclude for 1 hour", "captcha:0*2 captcha:1", "captcha:1*2 captcha:1"),
        new(Peer, "CAPTCHA fail_rate", "captcha.fail_rate >= 50% and captcha.count >= 2", "exclude for 15 min", "captcha:0 captcha:1", "captcha:1*3"),
        new(Peer, "GOLDEN_SET golden_set_answers_count", "gold.answers >= 3", "nothing", "gold:1*3", "gold:1*2 training:1*9"),
        new(Peer, "GOLDEN_SET golden_set_correct_answers_rate", "gold.accuracy >= 90% and gold.answers >= 4", "set skill quality to gold.accuracy", "gold:1*4", "gold:0 gold:1*5"),
        new(Peer, "GOLDEN_SET golden_set_incorrect_answers_rate, history_size", "gold.error_rate over last 10 answers > 30% and gold.answers >= 5", "exclude", "gold:1*3 gold:0*2", "gold:0 gold:1*9"),
        new(Peer, "GOLDEN_SET total_answers_count (control and training)", "gold.answers >= 2 and training.answers >= 2", "nothing", "gold:1*2 training:1*2", "gold:1*4"),
        new(Peer, "GOLDEN_SET correct_answers_rate", "gold.accuracy < 60% and training.accuracy < 60%", "exclude", "gold:0 training:0", "gold:1 training:0"),
        new(Peer, "GOLDEN_SET incorrect_answers_rate", "gold.error_rate > 50% or training.accuracy < 50%", "exclude", "gold:1 training:0", "gold:1 training:1"),
        new(Peer, "INCOME income_sum_for_last_24_hours", "income over last 24 hours > $20", "exclude for 1 day", "pay:12 pay:9", "pay:12 wait:25h pay:9"),
        new(Peer, "MAJORITY_VOTE total_answers_count, answer_threshold", "peers.answers where (peers.votes >= 3) > 1", "nothing", "peer:1/.9///3*2", "peer:1/.9///2*5 peer:1/.9///3"),
        new(Peer, "MAJORITY_VOTE correct_answers_rate, history_size", "peers.agreement over last 10 answers < 60% and peers.answers >= 3", "exclude", "peer:0*2 peer:1", "peer:1*2 peer:1"),
        new(Peer, "MAJORITY_VOTE incorrect_answers_rate", "peers.error_rate > 40%", "exclude", "peer:0", "peer:1*3 peer:1"),
        new(Peer, "SKIPPED_IN_ROW skipped_in_row_count", "pages.skipped_in_a_row >= 3", "exclude for 7 days", "page:skipped*2 page:accepted page:skipped", "page:skipped*2 page:submitted page:skipped*2"),
        new(Peer, "TRAINING submitted_assignments_count", "training.attempts >= 2", "nothing", "trained:failed trained:passed", "trained:passed"),
        new(Peer, "TRAINING total_answers_count", "training.answers >= 4", "nothing", "training:1*4", "training:1*3"),
        new(Peer, "TRAINING correct_answers_rate", "training.accuracy >= 80% and training.answers >= 5", "set skill trained to training.accuracy for 30 days", "training:1*5", "training:1*3 training:0*2"),
        new(Peer, "TRAINING incorrect_answers_rate", "shortfall(training.score) > 50%", "exclude for 1 day", "training:0", "training:1"),
        new(Peer, "TRAINING next_assignment_available", "worker.training_left = 0", "exclude", "attr:training_left/0", "attr:training_left/3"),
        new(Peer, "USERS_ASSESSMENT pool_access_revoked_reason RESTRICTION", "happens(access.lost = restriction)", "discard ; ask 1 more answer", "lost:restriction", "lost:skill_change"),
        new(Peer, "USERS_ASSESSMENT SKILL_CHANGE, skill_id", "happens(access.lost = \"skill change\" and access.skill = cats)", "recollect", "lost:skill_change/cats", "lost:skill_change/dogs lost:restriction"),

        // actions
        new(Peer, "RESTRICTION scope PROJECT, duration_days", "gold.wrong >= 1", "exclude from project for 3 days", "gold:0", "gold:1"),
        new(Peer, "RESTRICTION_V2 ALL_PROJECTS, PERMANENT", "gold.wrong >= 1", "exclude from account", "gold:0", "gold:1"),
        new(Peer, "RESTRICTION_V2 MINUTES", "gold.wrong >= 1", "exclude for 30 minutes", "gold:0", "gold:1"),
        new(Peer, "SET_SKILL", "gold.correct >= 1", "set skill cats to 80", "gold:1", "gold:0"),
        new(Peer, "SET_SKILL_FROM_OUTPUT_FIELD", "gold.answers >= 2", "set skill cats to gold.error_rate", "gold:1*2", "gold:1"),
        new(Peer, "CHANGE_OVERLAP delta, open_pool", "happens(page.decision = rejected)", "ask 2 more answers up to 9 ; recollect", "decision:rejected", "decision:approved"),
        new(Peer, "APPROVE_ALL_ASSIGNMENTS", "gold.accuracy >= 90%", "approve all", "gold:1", "gold:0"),
        new(Peer, "REJECT_ALL_ASSIGNMENTS public_comment", "gold.accuracy < 10%", "\"reject all: most check questions were answered wrong\"", "gold:0", "gold:1"),

        // other quality controls
        new(Peer, "training requirement: passing value", "training.result_score < 80%", "exclude", "trained:failed/.7", "trained:passed/.8"),
        new(Peer, "training: first attempts only, retry after N days", "training.failed over last 3 days >= 1", "exclude for 3 days", "trained:failed", "trained:passed"),
        new(Peer, "training: skill TTL", "happens(training.result = passed)", "set skill trained to 100 for 30 days", "trained:passed", "trained:failed"),
        new(Peer, "training: hint text", "happens(training.score < 50%)", "\"hint: look at the ears first\"", "training:0", "training:1"),
        new(Peer, "gold weighting: weight of a known solution", "sum(gold.score) >= 2", "nothing", "gold:.5*4", "gold:.5*3"),
        new(Peer, "baseline answers' confidence weight", "peers.agreement where (peers.confidence >= 90%) < 50%", "warn", "peer:0/.95", "peer:0/.5 peer:1/.95"),
        new(Peer, "dynamic overlap: min confidence, max overlap", "item.confidence < 95% and item.answers < 10", "ask 1 more answer up to 10", "item:cat/.8/3/1", "item:cat/.99/3/3", "item"),
        new(Peer, "dynamic overlap: enough", "item.confidence >= 95% and item.answers >= 2", "finish", "item:cat/.96/2/2", "item:cat/.9/5/1", "item"),
        new(Peer, "dynamic pricing by skill interval", "qualification.quality >= 80 and qualification.quality < 90", "price to $0.08", "attr:quality/85", "attr:quality/95"),
        new(Peer, "speed/quality balance: top N% by quality", "attribute.quality_rank > 0.3", "exclude", "attr:quality_rank/0.5", "attr:quality_rank/0.1"),
        new(Peer, "filters: country, languages, city", "worker.country not in [DE, FR] or worker.language != de or worker.city = Berlin", "exclude", "attr:country/US", "attr:country/DE attr:language/de attr:city/Bonn"),
        new(Peer, "filters: sex, citizenship, education, adult_allowed, date_of_birth", "worker.sex = f and worker.citizenship = DE and worker.education = high and worker.adult_allowed = yes and worker.age >= 18", "restore", "attr:sex/f attr:citizenship/DE attr:education/high attr:adult_allowed/yes attr:age/30", "attr:sex/f attr:citizenship/DE attr:education/high attr:adult_allowed/yes attr:age/17"),
        new(Peer, "filters: region, device, client, OS family and version, user agent", "worker.region = north and worker.device = phone and worker.client = app and worker.os in [ios, android] and worker.os_version >= 12 and worker.user_agent != bot", "exclude", "attr:region/north attr:device/phone attr:client/app attr:os/ios attr:os_version/14 attr:user_agent/safari", "attr:region/north attr:device/phone attr:client/app attr:os/ios attr:os_version/9 attr:user_agent/safari"),
        new(Peer, "filters: skill", "qualification.cats is missing or qualification.cats < 60", "exclude", "attr:cats/50", "attr:cats/70"),
        new(Peer, "close reason NOT_ENOUGH_BALANCE", "campaign.budget_left < $5", "pause campaign ; alert", "figure:budget_left/4", "figure:budget_left/6", "campaign"),
        new(Peer, "close reason COMPLETED", "campaign.items_done >= 100%", "expire", "figure:items_done/1", "figure:items_done/.9", "campaign"),
        new(Peer, "close reason ASSIGNMENTS_LIMIT_EXCEEDED", "pages.submitted >= 5", "pause campaign", "page:submitted*5", "page:submitted*4", "campaign"),
        new(Peer, "routing: unavailable_for", "happens(page.outcome = skipped)", "route to other workers", "page:skipped", "page:submitted"),
    ];
}
