-- work.approve: pays a submitted assignment, or (p_override) a rejected one within 30 days of its submission.
-- Outcomes: approved, null_status (unknown or not submitted yet), not_submitted, too_late.
-- p_seen: submissions later than this are not visible yet.
create function work.approve(p_account bigint, p_assignment text, p_feedback text, p_override boolean, p_now timestamptz, p_seen timestamptz) returns text
language plpgsql as $$
declare
  a assignments := work.take(p_assignment);
  h hits;
  was_rejected boolean;
begin
  if a.take_id is null or a.account_id <> p_account then return 'null_status'; end if;
  h := work.locked(a.hit_id, p_now);
  select * into a from assignments where take_id = a.take_id;
  if h.status = 'Disposed' or a.status in ('Accepted', 'Returned', 'Abandoned')
     or a.submitted_at > p_seen then return 'null_status'; end if;
  was_rejected := a.status = 'Rejected';
  if a.status = 'Approved' or was_rejected and not p_override then return 'not_submitted'; end if;
  if was_rejected and a.submitted_at < p_now - interval '30 days' then return 'too_late'; end if;

  update assignments set status = 'Approved', approved_at = p_now, paid_micros = h.reward_micros, feedback = coalesce(p_feedback, feedback)
  where  take_id = a.take_id;
  update workers set approved = approved + 1, rejected = rejected - was_rejected::int where worker_id = a.worker_id;
  h := case when was_rejected then work.move_hit(h, 0, 0, 1, -1, p_assignment, a.worker_id, p_now)
            else work.move_hit(h, 0, -1, 1, 0, p_assignment, a.worker_id, p_now) end;
  perform work.tell(h, 'AssignmentApproved', p_assignment, p_now);
  return 'approved';
end $$;
