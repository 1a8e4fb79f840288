-- work.accept_next: gives a worker a slot of the next HIT of a group that he may still take. Starts behind the one he took
-- last, passes over HITs that others are just taking, and waits for those only when there is nothing else.
-- Outcomes: as work.accept; no_hit when there is no such group.
create function work.accept_next(p_worker text, p_group text, p_assignment text, p_reuse boolean, p_now timestamptz,
                                 out outcome text, out o_assignment text, out o_hit text, out o_accepted timestamptz, out o_deadline timestamptz)
language plpgsql as $$
declare
  t     hit_types;
  place bigint;
begin
  select * into t from hit_types where group_id = p_group;
  if not found then outcome := 'no_hit'; return; end if;
  outcome := work.barred(p_worker, t.account_id, t.hit_type_id, 1);
  if outcome is not null then return; end if;
  place := coalesce((select last_seq from group_places where worker_id = p_worker and group_id = p_group), 0);

  for attempt in 1 .. 4 loop
    o_hit := coalesce(work.next_hit(p_worker, p_group, place, true, p_now),
                      work.next_hit(p_worker, p_group, 0, true, p_now),
                      work.next_hit(p_worker, p_group, 0, false, p_now));
    exit when o_hit is null;
    select a.* into outcome, o_assignment, o_hit, o_accepted, o_deadline
    from   work.accept(p_worker, o_hit, p_assignment, p_reuse, p_now) a;
    if outcome = 'accepted' then
      insert into group_places select p_worker, p_group, seq from hits where hit_id = o_hit
      on conflict (worker_id, group_id) do update set last_seq = excluded.last_seq;
      return;
    end if;
  end loop;
  outcome := 'none_left';
end $$;
