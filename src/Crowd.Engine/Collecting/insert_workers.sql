-- Makes workers known. In: @marketplace, @ids, @now. Out: worker_id and external_id of all of them.
with new as (
  insert into workers (marketplace, external_id, first_seen)
  select @marketplace, id, @now from unnest(@ids) as n(id) order by id
  on conflict (marketplace, external_id) do nothing
  returning worker_id, external_id)
select worker_id, external_id from new
union all
select worker_id, external_id from workers where marketplace = @marketplace and external_id = any(@ids)
