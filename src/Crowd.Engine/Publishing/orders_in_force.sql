-- What actions in force say of the pages planned from now on. In: @campaignId. Out: one row: gold_share (0 for no say), reward_micros (null for no say).
select coalesce(max((a.args ->> 'Share')::double precision) filter (where a.kind = 'raise-gold' and coalesce(s.standing, 'active') not in ('excluded', 'blocked')), 0) as gold_share,
  (array_agg((a.args ->> 'MicroDollars')::bigint order by a.action_id desc) filter (where a.kind = 'reprice' and a.item_id is null))[1] as reward_micros
from actions a left join worker_stats s on s.campaign_id = a.campaign_id and s.worker_id = a.worker_id
where a.campaign_id = @campaignId and a.state = 'applied' and a.kind in ('raise-gold', 'reprice')
