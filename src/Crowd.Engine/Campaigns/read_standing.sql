-- Where a campaign stands. In: @campaignId. Out: one row.
select
  (select count(*)::int from hits where campaign_id = c.campaign_id and state in ('planned', 'sending')) as unsent,
  (select count(*)::int from hits where campaign_id = c.campaign_id and state = 'open') as open,
  c.scored_version >= c.answers_version as scored,
  not exists (select 1 from actions where campaign_id = c.campaign_id and state in ('pending', 'reverting'))
    and (not exists (select 1 from rule_versions where campaign_id = c.campaign_id)
         or coalesce((select max(seq) from evidence where campaign_id = c.campaign_id), 0)
            <= coalesce((select last_seq from enforcement where campaign_id = c.campaign_id), 0)) as judged,
  (select count(*)::int from submissions where campaign_id = c.campaign_id and settled_at is null)
    + (select count(*)::int from bonuses where campaign_id = c.campaign_id and state = 'planned') as unsettled
from campaigns c where c.campaign_id = @campaignId
