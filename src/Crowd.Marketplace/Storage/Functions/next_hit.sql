-- work.next_hit: the first HIT of a group, behind a place in its list, that the worker could take. Locks it and passes over
-- those that others hold (p_skip), or only looks.
create function work.next_hit(p_worker text, p_group text, p_after bigint, p_skip boolean, p_now timestamptz) returns text
language plpgsql as $$
declare
  found_id text;
begin
  if p_skip then
    select h.hit_id into found_id from hits h
    where  h.group_id = p_group and h.status = 'Assignable' and h.seq > p_after and h.expires_at > p_now
    and    not exists (select from assignments a
                       where a.hit_id = h.hit_id and a.worker_id = p_worker and a.status not in ('Returned', 'Abandoned'))
    and    not work.had_other(p_worker, h.hit_id)
    order  by h.seq limit 1 for no key update skip locked;
  else
    select h.hit_id into found_id from hits h
    where  h.group_id = p_group and h.status = 'Assignable' and h.seq > p_after and h.expires_at > p_now
    and    not exists (select from assignments a
                       where a.hit_id = h.hit_id and a.worker_id = p_worker and a.status not in ('Returned', 'Abandoned'))
    and    not work.had_other(p_worker, h.hit_id)
    order  by h.seq limit 1;
  end if;
  return found_id;
end $$;
