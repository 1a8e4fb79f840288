-- work.dispose: deletes a HIT whose submissions are all decided.
-- Outcomes: disposed, no_hit, undecided, or the status that forbids it.
create function work.dispose(p_account bigint, p_hit text, p_now timestamptz) returns text
language plpgsql as $$
declare
  h hits := work.locked(p_hit, p_now);
begin
  if h.hit_id is null or h.account_id <> p_account or h.status = 'Disposed' then return 'no_hit'; end if;
  if h.status not in ('Reviewable', 'Reviewing') then return h.status; end if;
  if h.submitted > 0 then return 'undecided'; end if;
  h.status := 'Disposed';
  h := work.move_hit(h, 0, 0, 0, 0, null, null, p_now);
  perform work.tell(h, 'HITDisposed', null, p_now);
  return 'disposed';
end $$;
