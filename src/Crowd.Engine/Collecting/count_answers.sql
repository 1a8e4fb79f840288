-- Counts what came: on pages and for workers. In: @hits, @seats (submissions a page); @workers and their @answers, @gold, @right, @last.
with pages as (
  update hits h set collected = h.collected + n.seats from unnest(@hits, @seats) as n(hit_id, seats) where h.hit_id = n.hit_id)
insert into worker_stats as w (campaign_id, worker_id, answers, gold_answers, gold_right, last_answer_at)
select @campaignId, n.worker_id, n.answers, n.gold, n.good, n.last
from unnest(@workers, @answers, @gold, @right, @last) as n(worker_id, answers, gold, good, last) order by n.worker_id
on conflict (campaign_id, worker_id) do update
  set answers = w.answers + excluded.answers, gold_answers = w.gold_answers + excluded.gold_answers,
      gold_right = w.gold_right + excluded.gold_right, last_answer_at = greatest(w.last_answer_at, excluded.last_answer_at)
