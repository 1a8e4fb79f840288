-- work.submit: a worker hands in an answer. The first one counts. With an auto-approval delay of 0 it is paid at once.
-- p_work: for a sandbox's workers, who are quicker than they pretend to be: the take is to have begun so long before now.
-- Outcomes: submitted, already, late, not_yours, gone (returned, abandoned or never there).
create function work.submit(p_worker text, p_assignment text, p_answer text, p_now timestamptz, p_work interval,
                            out outcome text, out o_hit text, out o_group text, out o_submitted timestamptz, out o_policies boolean)
language plpgsql as $$
declare
  a assignments := work.take(p_assignment);
  h hits;
  t hit_types;
begin
  if a.take_id is null then
    outcome := case when exists (select from assignments x where x.worker_id = p_worker and x.assignment_id = p_assignment
                                 and x.status = 'Abandoned') then 'late' else 'gone' end;
    return;
  end if;
  o_hit := a.hit_id;
  if a.worker_id <> p_worker then outcome := 'not_yours'; return; end if;
  h := work.locked(a.hit_id, p_now);
  o_group := h.group_id;
  select * into a from assignments where take_id = a.take_id;
  if a.status <> 'Accepted' then
    outcome := case a.status when 'Abandoned' then 'late' when 'Returned' then 'gone' else 'already' end;
    return;
  end if;

  select * into t from hit_types where hit_type_id = h.hit_type_id;
  update assignments set status = 'Submitted', answer = p_answer, accepted_at = coalesce(p_now - p_work, accepted_at), submitted_at = p_now, ended_at = p_now,
         auto_approve_at = p_now + make_interval(secs => t.auto_approval)
  where  take_id = a.take_id;
  update workers set submitted = workers.submitted + 1 where worker_id = p_worker;
  h := work.move_hit(h, -1, 1, 0, 0, p_assignment, p_worker, p_now);
  perform work.tell(h, 'AssignmentSubmitted', p_assignment, p_now);
  if h.assignment_policy is not null then
    insert into policy_runs (hit_id, assignment_id, level, asked_at) values (h.hit_id, p_assignment, 'Assignment', p_now);
  end if;
  if t.auto_approval = 0 then h := work.settle(h, p_now); end if;
  outcome := 'submitted'; o_submitted := p_now; o_policies := h.assignment_policy is not null or h.hit_policy is not null;
end $$;
