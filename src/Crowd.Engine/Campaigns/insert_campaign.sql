-- A running campaign and, where it is new, its project. In: the definition and its figures, @author, @now. Out: the campaign's id.
with old as (select project_id from projects where name = @Project),
new as (
  insert into projects (name, created_at) select @Project, @now where not exists (select 1 from old)
  on conflict (name) do update set name = excluded.name returning project_id)
insert into campaigns (project_id, name, state, marketplace, definition, classes, redundancy, redundancy_max, items_per_hit,
  reward_micros, budget_micros, created_at, launched_at, created_by)
select project_id, @Name, 'running', @Marketplace, @definition::jsonb, @classes, @Redundancy, @RedundancyMax, @ItemsPerHit,
  @reward, @budget, @now, @now, @author
from (select project_id from old union all select project_id from new) p
returning campaign_id
