-- Items that have, and can still get, fewer answers than they want; not those of a page that the marketplace refuses, nor those that an action in force
-- has finished. In: @campaignId, @most (answers to an item, unless an action asks for more), @rounds (pages an item is put on at most).
-- Out: item_id, missing, reward_micros and audience where actions in force say so; in the items' order.
with have as (
  select item_id, count(*) as n from answers where campaign_id = @campaignId and discarded_by is null group by item_id),
asked as (
  select hi.item_id, count(*) as pages, bool_or(h.state = 'failed') as refused,
    coalesce(sum(greatest(h.seats - h.collected, 0)) filter (where h.state in ('planned', 'sending', 'open')), 0) as coming
  from hits h join hit_items hi using (hit_id)
  where h.campaign_id = @campaignId and h.state <> 'cancelled' group by hi.item_id),
said as (
  select item_id, bool_or(kind = 'finish') as finished, max((effects ->> 'most')::int) as most, bool_or(kind = 'route' and args ->> 'To' = '1') as for_experts,
    (array_agg((args ->> 'MicroDollars')::bigint order by action_id desc) filter (where kind = 'reprice'))[1] as reward_micros
  from actions where campaign_id = @campaignId and state = 'applied' and item_id is not null and kind in ('finish', 'ask-more', 'route', 'reprice')
  group by item_id)
select i.item_id, (least(i.wanted, greatest(@most, coalesce(said.most, 0))) - coalesce(have.n, 0) - coalesce(asked.coming, 0))::int as missing,
  said.reward_micros, case when said.for_experts then @experts end as audience
from items i left join have using (item_id) left join asked using (item_id) left join said using (item_id)
where i.campaign_id = @campaignId and i.wanted > 0 and coalesce(asked.pages, 0) < @rounds and asked.refused is not true and said.finished is not true
  and least(i.wanted, greatest(@most, coalesce(said.most, 0))) > coalesce(have.n, 0) + coalesce(asked.coming, 0)
order by i.item_id
