-- work.reject: refuses a submitted assignment; its money is free again, its slot stays used.
-- Outcomes: rejected, null_status, not_submitted.
-- p_seen: submissions later than this are not visible yet.
create function work.reject(p_account bigint, p_assignment text, p_feedback text, p_now timestamptz, p_seen timestamptz) returns text
language plpgsql as $$
declare
  a assignments := work.take(p_assignment);
  h hits;
begin
  if a.take_id is null or a.account_id <> p_account then return 'null_status'; end if;
  h := work.locked(a.hit_id, p_now);
  select * into a from assignments where take_id = a.take_id;
  if h.status = 'Disposed' or a.status in ('Accepted', 'Returned', 'Abandoned')
     or a.submitted_at > p_seen then return 'null_status'; end if;
  if a.status <> 'Submitted' then return 'not_submitted'; end if;

  update assignments set status = 'Rejected', rejected_at = p_now, feedback = p_feedback where take_id = a.take_id;
  update workers set rejected = rejected + 1 where worker_id = a.worker_id;
  h := work.move_hit(h, 0, -1, 0, 1, p_assignment, a.worker_id, p_now);
  perform work.tell(h, 'AssignmentRejected', p_assignment, p_now);
  return 'rejected';
end $$;
