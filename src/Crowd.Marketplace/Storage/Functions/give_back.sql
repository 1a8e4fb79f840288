-- work.give_back: a worker returns a HIT; the slot is free again unless the HIT has expired.
-- Outcomes: returned, already (submitted), late, not_yours, gone.
create function work.give_back(p_worker text, p_assignment text, p_now timestamptz) returns text
language plpgsql as $$
declare
  a assignments := work.take(p_assignment);
  h hits;
begin
  if a.take_id is null then return 'gone'; end if;
  if a.worker_id <> p_worker then return 'not_yours'; end if;
  h := work.locked(a.hit_id, p_now);
  select * into a from assignments where take_id = a.take_id;
  if a.status <> 'Accepted' then
    return case a.status when 'Abandoned' then 'late' when 'Returned' then 'gone' else 'already' end;
  end if;
  update assignments set status = 'Returned', ended_at = p_now where take_id = a.take_id;
  update workers set returned = returned + 1 where worker_id = p_worker;
  h := work.move_hit(h, -1, 0, 0, 0, p_assignment, p_worker, p_now);
  perform work.tell(h, 'AssignmentReturned', p_assignment, p_now);
  return 'returned';
end $$;
