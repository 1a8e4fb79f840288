-- Settles submissions in the state that the marketplace has confirmed, and writes what that means for the money, each entry once.
-- A seat of a page that was closed before the submission came has been released already. In: @ids, @states, @now. Out: what is settled.
with done as (
  update submissions s set state = n.state, settled_at = @now,
    decision   = coalesce(s.decision, case n.state when 'rejected' then 'reject' else 'approve' end),
    decided_by = coalesce(s.decided_by, 'marketplace'), decided_at = coalesce(s.decided_at, @now)
  from unnest(@ids, @states) as n(submission_id, state)
  where s.submission_id = n.submission_id and s.settled_at is null
  returning s.submission_id, s.campaign_id, s.hit_id, s.assignment_id, s.worker_id, s.state, s.collected_at, s.accepted_at, s.submitted_at),
booked as (
  insert into ledger (campaign_id, kind, amount_micros, ref, at)
  select d.campaign_id, e.kind, e.amount, 'assignment:' || d.assignment_id || '/' || d.worker_id, @now
  from done d join hits h using (hit_id) cross join lateral (values
    ('reward',     case when d.state = 'approved' then h.reward_micros else 0 end),
    ('reward-fee', case when d.state = 'approved' then h.fee_micros else 0 end),
    ('release',    case when h.closed_at is null or d.collected_at <= h.closed_at then h.reward_micros + h.fee_micros else 0 end)) as e(kind, amount)
  where e.amount > 0
  on conflict (campaign_id, kind, ref) do nothing)
select d.worker_id, d.assignment_id, d.state, h.reward_micros, (extract(epoch from d.submitted_at - d.accepted_at) * 1000)::double precision as milliseconds
from done d join hits h using (hit_id) order by d.submission_id
