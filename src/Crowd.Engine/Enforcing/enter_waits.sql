-- Workers who have given as many answers in their time as a throttle allows wait until one of these is old enough.
-- In: @campaignId, @now; one row a throttle: @actions, @workers, @most, @per.
insert into waits (action_id, campaign_id, worker_id, until, state)
select t.action_id, @campaignId, t.worker_id, busy.until, 'entering'
from unnest(@actions, @workers, @most, @per) as t(action_id, worker_id, most, per) cross join lateral (
  select a.answered_at + t.per as until from answers a
  where a.campaign_id = @campaignId and a.worker_id = t.worker_id and a.answered_at + t.per > @now
  order by a.answered_at desc offset t.most - 1 limit 1) busy
on conflict (action_id) do update set until = excluded.until,
  state = case when waits.state = 'leaving' then 'entering' else waits.state end
where waits.until < excluded.until or waits.state = 'leaving'
