-- Keeps what was sent, as it came. In: one array a column. Out: the ids of those that are new.
insert into submissions (campaign_id, hit_id, worker_id, assignment_id, state, raw, parse_error, accepted_at, submitted_at, auto_approves_at, collected_at)
select @campaignId, n.hit_id, n.worker_id, n.assignment_id, n.state, n.raw, n.problem, n.accepted_at, n.submitted_at, n.auto_approves_at, @now
from unnest(@hits, @workers, @assignments, @states, @raws, @problems, @accepted, @submitted, @autoApproves)
  as n(hit_id, worker_id, assignment_id, state, raw, problem, accepted_at, submitted_at, auto_approves_at)
on conflict (assignment_id, worker_id) do nothing
returning submission_id, assignment_id, worker_id
