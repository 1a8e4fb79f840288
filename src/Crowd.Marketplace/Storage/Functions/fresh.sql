-- work.fresh: a requester's HIT as of now. Takes the lock only when the clock has something to do to it.
create function work.fresh(p_account bigint, p_hit text, p_now timestamptz) returns hits
language plpgsql as $$
declare
  h hits;
begin
  select * into h from hits where hit_id = p_hit and account_id = p_account and status <> 'Disposed';
  if not found then return null; end if;
  if not h.expired and h.expires_at <= p_now
     or h.pending + h.submitted > 0
        and exists (select from assignments a where a.hit_id = h.hit_id
                    and (a.status = 'Accepted' and a.deadline <= p_now or a.status = 'Submitted' and a.auto_approve_at <= p_now)) then
    h := work.locked(p_hit, p_now);
  end if;
  return h;
end $$;
