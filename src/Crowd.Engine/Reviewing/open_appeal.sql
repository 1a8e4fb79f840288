-- Opens an appeal against an action's case, and freezes what is known: the rule, its evidence, what was done, the worker's figures and check questions.
-- In: @campaignId, @actionId, @body, @user, @now, @due. Out: appeal_id, worker_id, firing; no row where nothing is in force or an appeal is open.
insert into appeals (campaign_id, worker_id, firing, body, evidence, opened_by, opened_at, due_at)
select t.campaign_id, t.worker_id, t.firing, @body,
  jsonb_build_object(
    'rule', t.rule, 'reason', t.reason, 'firedAt', t.created_at, 'evidence', t.evidence, 'rulesVersion', v.version, 'rules', v.text,
    'actions', (
      select jsonb_agg(jsonb_build_object('action', a.action_id, 'what', a.args, 'state', a.state, 'appliedAt', a.applied_at) order by a.action_id)
      from actions a where a.campaign_id = t.campaign_id and a.firing = t.firing and a.worker_id = t.worker_id),
    'figures', (select to_jsonb(s) - 'confusion' from worker_stats s where s.campaign_id = t.campaign_id and s.worker_id = t.worker_id),
    'checkQuestions', (
      select jsonb_agg(jsonb_build_object('item', i.key, 'truth', c.classes[i.gold + 1], 'answer', c.classes[x.label + 1], 'at', x.answered_at) order by x.answered_at, i.item_id)
      from answers x join items i using (campaign_id, item_id) where x.campaign_id = t.campaign_id and x.worker_id = t.worker_id and i.role <> 'work')),
  @user, @now, @due
from actions t join campaigns c on c.campaign_id = t.campaign_id left join rule_versions v on v.rule_version_id = t.rule_version_id
where t.action_id = @actionId and t.campaign_id = @campaignId and t.worker_id is not null
  and exists (
    select 1 from actions a where a.campaign_id = t.campaign_id and a.firing = t.firing and a.worker_id = t.worker_id and a.state = 'applied')
on conflict do nothing
returning appeal_id, worker_id, firing
