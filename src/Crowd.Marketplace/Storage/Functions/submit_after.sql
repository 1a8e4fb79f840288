-- work.submit_after: work.submit, for a sandbox's workers, who are quicker than they pretend to be: the take is to have begun
-- p_work before now. Outcomes: as work.submit.
create function work.submit_after(p_worker text, p_assignment text, p_answer text, p_now timestamptz, p_work interval,
                                  out outcome text, out o_hit text, out o_group text, out o_submitted timestamptz, out o_policies boolean)
language plpgsql as $$
begin
  -- the HIT first, as everywhere
  perform 1 from hits where hit_id = (work.take(p_assignment)).hit_id for no key update;
  update assignments set accepted_at = p_now - p_work
  where  assignment_id = p_assignment and worker_id = p_worker and status = 'Accepted' and deadline > p_now;
  select s.* into outcome, o_hit, o_group, o_submitted, o_policies from work.submit(p_worker, p_assignment, p_answer, p_now) s;
end $$;
