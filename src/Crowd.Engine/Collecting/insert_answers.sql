-- One answer of a worker to an item counts, the first. In: one array a column. Out: the (item, worker) pairs that are new.
insert into answers (campaign_id, item_id, worker_id, submission_id, label, answered_at, duration_ms)
select @campaignId, n.item_id, n.worker_id, n.submission_id, n.label, n.answered_at, n.duration_ms
from unnest(@items, @workers, @submissions, @labels, @answered, @durations) as n(item_id, worker_id, submission_id, label, answered_at, duration_ms)
on conflict (campaign_id, item_id, worker_id) do nothing
returning item_id, worker_id
