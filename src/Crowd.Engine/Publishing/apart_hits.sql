-- Earlier pages that asked work items of these pages, so that nobody is paid for answering an item twice. Left out where too few of the
-- people known to the campaign would remain: a page that nobody may take would keep a small team waiting.
-- In: @campaignId, @ids (hit_ids), @most (listings a page). Out: hit_id, listing; the latest first.
with asked as (
  select distinct mine.hit_id, o.hit_id as other, o.marketplace_hit_id as listing
  from hit_items mine
  join items i on i.campaign_id = mine.campaign_id and i.item_id = mine.item_id and i.wanted > 0
  join hit_items theirs on theirs.campaign_id = mine.campaign_id and theirs.item_id = mine.item_id and theirs.hit_id <> mine.hit_id
  join hits o on o.hit_id = theirs.hit_id and o.state in ('open', 'closed') and o.marketplace_hit_id is not null
  where mine.hit_id = any(@ids)),
people as (
  select count(*) as n from worker_stats where campaign_id = @campaignId and standing in ('active', 'warned')),
had as (
  select a.hit_id, count(distinct s.worker_id) as n
  from asked a join submissions s on s.hit_id = a.other
  join worker_stats w on w.campaign_id = @campaignId and w.worker_id = s.worker_id and w.standing in ('active', 'warned')
  group by a.hit_id)
select hit_id, listing from (
select a.hit_id, a.listing, row_number() over (partition by a.hit_id order by a.other desc) as nth
from asked a join hits h on h.hit_id = a.hit_id left join had on had.hit_id = a.hit_id cross join people
where people.n - coalesce(had.n, 0) >= 2 * h.seats) named
where nth <= @most order by hit_id, nth
