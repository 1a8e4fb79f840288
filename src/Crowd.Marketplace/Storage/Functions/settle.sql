-- work.settle: brings a HIT whose lock is held up to the clock: takes past their deadline are abandoned, submissions past
-- their auto-approval are paid, the lifetime may end. Workers are locked in order before any account is.
create function work.settle(h hits, p_now timestamptz) returns hits
language plpgsql as $$
declare
  left_behind int;
  a record;
begin
  if h.pending + h.submitted > 0
     and exists (select from assignments t where t.hit_id = h.hit_id
                 and (t.status = 'Accepted' and t.deadline <= p_now or t.status = 'Submitted' and t.auto_approve_at <= p_now)) then
    perform 1 from workers w
    where  w.worker_id in (select t.worker_id from assignments t where t.hit_id = h.hit_id
                           and (t.status = 'Accepted' and t.deadline <= p_now or t.status = 'Submitted' and t.auto_approve_at <= p_now))
    order  by w.worker_id for no key update;

    for a in
      update assignments t
      set    status = case t.status when 'Accepted' then 'Abandoned' else 'Approved' end,
             ended_at = case t.status when 'Accepted' then t.deadline else t.ended_at end,
             approved_at = case t.status when 'Submitted' then t.auto_approve_at end,
             paid_micros = case t.status when 'Submitted' then h.reward_micros else 0 end
      where  t.hit_id = h.hit_id
      and    (t.status = 'Accepted' and t.deadline <= p_now or t.status = 'Submitted' and t.auto_approve_at <= p_now)
      returning t.assignment_id, t.worker_id, t.status
    loop
      update workers w
      set    abandoned = abandoned + (a.status = 'Abandoned')::int, approved = approved + (a.status = 'Approved')::int
      where  w.worker_id = a.worker_id;
      if a.status = 'Abandoned' then
        h := work.move_hit(h, -1, 0, 0, 0, a.assignment_id, a.worker_id, p_now);
        perform work.tell(h, 'AssignmentAbandoned', a.assignment_id, p_now);
      else
        h := work.move_hit(h, 0, -1, 1, 0, a.assignment_id, a.worker_id, p_now);
        perform work.tell(h, 'AssignmentApproved', a.assignment_id, p_now);
      end if;
    end loop;
  end if;

  if not h.expired and h.expires_at <= p_now then
    h := work.move_hit(h, 0, 0, 0, 0, null, null, p_now);
  end if;
  return h;
end $$;
