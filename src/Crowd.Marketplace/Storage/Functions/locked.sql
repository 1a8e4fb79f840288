-- work.locked: locks a HIT and brings it up to the clock; null when there is none. How every change of a HIT begins.
create function work.locked(p_hit text, p_now timestamptz) returns hits
language plpgsql as $$
declare
  h hits;
begin
  select * into h from hits where hit_id = p_hit for no key update;
  if not found then return null; end if;
  return work.settle(h, p_now);
end $$;
