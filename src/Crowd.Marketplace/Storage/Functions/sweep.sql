-- work.sweep: does for up to p_limit HITs what the clock made due. Out: how many HITs were touched; call until 0.
-- Locks all it will touch up front, in the order hits, workers, accounts.
create function work.sweep(p_limit int, p_now timestamptz) returns int
language plpgsql as $$
declare
  due text[];
  h   hits;
begin
  if not pg_try_advisory_xact_lock(4172) then return 0; end if;
  due := array(select distinct d.hit_id from (
           (select hit_id from hits where not expired and expires_at <= p_now limit p_limit)
           union all
           (select hit_id from assignments where status = 'Accepted' and deadline <= p_now limit p_limit)
           union all
           (select hit_id from assignments where status = 'Submitted' and auto_approve_at <= p_now limit p_limit)) d
         limit p_limit);
  if cardinality(due) = 0 then return 0; end if;

  perform 1 from hits where hit_id = any (due) order by hit_id for no key update;
  perform 1 from workers w
  where  w.worker_id in (select a.worker_id from assignments a where a.hit_id = any (due) and a.status in ('Accepted', 'Submitted'))
  order  by w.worker_id for no key update;
  perform 1 from accounts c
  where  c.prepaid and c.account_id in (select t.account_id from hits t where t.hit_id = any (due))
  order  by c.account_id for no key update;

  for h in select * from hits where hit_id = any (due) order by hit_id loop
    perform work.settle(h, p_now);
  end loop;
  return cardinality(due);
end $$;
