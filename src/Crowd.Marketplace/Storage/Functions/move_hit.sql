-- work.move_hit: the one place where a HIT's counters, status and held money change, always together.
-- The caller holds the row's lock and passes what changed; status and the hold follow from the counters:
--   available slots -> Assignable; else somebody at work -> Unassignable; else Reviewable.
--   Reviewing stays until an extension opens slots; Disposed stays for ever.
--   Money is held for every slot that is open, being worked on, or submitted and undecided.
create function work.move_hit(h hits, d_pending int, d_submitted int, d_approved int, d_rejected int,
                              p_assignment text, p_worker text, p_now timestamptz) returns hits
language plpgsql as $$
declare
  was  hits := h;
  cost bigint := h.reward_micros + h.fee_micros;
  owed int;
begin
  h.pending   := h.pending + d_pending;
  h.submitted := h.submitted + d_submitted;
  h.approved  := h.approved + d_approved;
  h.rejected  := h.rejected + d_rejected;
  h.expired   := h.expires_at <= p_now;
  h.available := case when h.expired or h.status = 'Disposed' then 0
                      else h.max_assignments - h.pending - h.submitted - h.approved - h.rejected end;
  h.status    := case when h.status = 'Disposed' then 'Disposed'
                      when h.available > 0 then 'Assignable'
                      when h.status = 'Reviewing' then 'Reviewing'
                      when h.pending > 0 then 'Unassignable'
                      else 'Reviewable' end;
  if h.status in ('Reviewable', 'Reviewing') and was.status is distinct from h.status then
    h.settled_at := p_now;
  end if;

  h.held_slots := h.available + h.pending + h.submitted;
  owed := h.held_slots - was.held_slots + greatest(d_approved, 0);  -- an approval takes its slot's money out of the hold
  if owed > 0 then
    if owed::numeric * cost > 1e15 then raise exception 'insufficient funds' using errcode = 'CM001'; end if;  -- a billion dollars
    perform work.post(h.account_id, 'hold', 'available', 'held', owed * cost, h.hit_id, null, null, p_now);
  elsif owed < 0 then
    perform work.post(h.account_id, 'release', 'held', 'available', -owed * cost, h.hit_id, p_assignment, null, p_now);
  end if;
  if d_approved > 0 then
    perform work.post(h.account_id, 'pay', 'held', 'workers', h.reward_micros, h.hit_id, p_assignment, p_worker, p_now);
    perform work.post(h.account_id, 'fee', 'held', 'fees', h.fee_micros, h.hit_id, p_assignment, p_worker, p_now);
  end if;

  update hits t
  set    pending = h.pending, submitted = h.submitted, approved = h.approved, rejected = h.rejected,
         expired = h.expired, available = h.available, status = h.status, held_slots = h.held_slots, settled_at = h.settled_at
  where  t.hit_id = h.hit_id;

  if h.expired and not was.expired and was.available > 0 then
    perform work.tell(h, 'HITExpired', null, p_now);
  end if;
  if h.status = 'Reviewable' and was.status in ('Assignable', 'Unassignable') then
    perform work.tell(h, 'HITReviewable', null, p_now);
    if h.hit_policy is not null then
      insert into policy_runs (hit_id, level, asked_at) values (h.hit_id, 'HIT', p_now);
    end if;
  end if;
  return h;
end $$;
