-- Trainings that are passed: of the last answers to the check questions of the training campaign, given since, enough are right.
-- In: @campaignId, @LookedAt, @LeastAnswers, @LeastShare. Out: action_id, worker_id, answers, share.
select a.action_id, a.worker_id, done.answers, done.share
from actions a join campaigns t on t.name = a.args ->> 'Set' cross join lateral (
  select count(*)::int as answers, avg(last.n1) as share from (
    select e.n1 from evidence e
    where e.campaign_id = t.campaign_id and e.worker_id = a.worker_id and e.kind = 1 and e.at >= a.created_at
    order by e.seq desc limit @LookedAt) last) done
where a.campaign_id = @campaignId and a.kind = 'train' and a.state = 'applied'
  and exists (select 1 from waits w where w.action_id = a.action_id)
  and done.answers >= @LeastAnswers and done.share >= @LeastShare
order by a.action_id
