-- Items that have, and can still get, fewer answers than they want; not those of a page that the marketplace refuses. In: @campaignId, @most (answers to an item), @rounds (pages an item is
-- put on at most). Out: item_id, missing; in the items' order.
with have as (
  select item_id, count(*) as n from answers where campaign_id = @campaignId and discarded_by is null group by item_id),
asked as (
  select hi.item_id, count(*) as pages, bool_or(h.state = 'failed') as refused,
    coalesce(sum(greatest(h.seats - h.collected, 0)) filter (where h.state in ('planned', 'sending', 'open')), 0) as coming
  from hits h join hit_items hi using (hit_id)
  where h.campaign_id = @campaignId and h.state <> 'cancelled' group by hi.item_id)
select i.item_id, (least(i.wanted, @most) - coalesce(have.n, 0) - coalesce(asked.coming, 0))::int as missing
from items i left join have using (item_id) left join asked using (item_id)
where i.campaign_id = @campaignId and i.wanted > 0 and coalesce(asked.pages, 0) < @rounds and asked.refused is not true
  and least(i.wanted, @most) > coalesce(have.n, 0) + coalesce(asked.coming, 0)
order by i.item_id
