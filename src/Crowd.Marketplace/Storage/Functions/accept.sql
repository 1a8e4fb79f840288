-- work.accept: gives a worker a slot of a HIT. p_assignment is the id to use unless a freed one is at hand (p_reuse).
-- Outcomes: accepted, resumed (the worker holds it already), done, none_left, expired, no_hit, no_worker, blocked, not_eligible.
create function work.accept(p_worker text, p_hit text, p_assignment text, p_reuse boolean, p_now timestamptz,
                            out outcome text, out o_assignment text, out o_hit text, out o_accepted timestamptz, out o_deadline timestamptz)
language plpgsql as $$
declare
  h    hits := work.locked(p_hit, p_now);
  mine assignments;
begin
  o_hit := p_hit;
  if h.hit_id is null or h.status = 'Disposed' then outcome := 'no_hit'; return; end if;

  select * into mine from assignments where hit_id = p_hit and worker_id = p_worker and status not in ('Returned', 'Abandoned');
  if mine.status = 'Accepted' then
    outcome := 'resumed'; o_assignment := mine.assignment_id; o_accepted := mine.accepted_at; o_deadline := mine.deadline; return;
  elsif mine.status is not null then
    outcome := 'done'; return;
  end if;

  outcome := work.barred(p_worker, h.account_id, h.hit_type_id, 1);
  if outcome is not null then return; end if;
  if h.expired then outcome := 'expired'; return; end if;
  if h.available = 0 then outcome := 'none_left'; return; end if;
  if work.had_other(p_worker, p_hit) then outcome := 'done'; return; end if;

  if p_reuse then
    select a.assignment_id into o_assignment from assignments a
    where  a.hit_id = p_hit and a.status in ('Returned', 'Abandoned')
    and    not exists (select from assignments l where l.assignment_id = a.assignment_id and l.status not in ('Returned', 'Abandoned'))
    limit  1;
  end if;
  o_assignment := coalesce(o_assignment, p_assignment);
  o_accepted := p_now;
  o_deadline := p_now + make_interval(secs => (select duration from hit_types where hit_type_id = h.hit_type_id));
  insert into assignments (assignment_id, hit_id, worker_id, account_id, accepted_at, deadline)
  values (o_assignment, p_hit, p_worker, h.account_id, p_now, o_deadline);
  h := work.move_hit(h, 1, 0, 0, 0, o_assignment, p_worker, p_now);
  perform work.tell(h, 'AssignmentAccepted', o_assignment, p_now);
  outcome := 'accepted';
end $$;
