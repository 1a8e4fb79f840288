-- What must hold among our own rows, whatever crashed. In: @name (a marketplace). Out: one sentence a breach.
with mine as (select campaign_id, name, budget_micros, answers_version from campaigns where marketplace = @name)
select format('HIT %s of campaign %s counts %s submissions and has %s.', h.hit_id, m.name, h.collected, count(s.submission_id))
from mine m join hits h using (campaign_id) left join submissions s using (hit_id)
group by h.hit_id, m.name, h.collected having h.collected <> count(s.submission_id)
union all
select format('Submission %s of campaign %s reads well and has no answer.', s.submission_id, m.name)
from mine m join submissions s using (campaign_id)
where s.parse_error is null and not exists (
  select 1 from answers a join hit_items i on i.campaign_id = a.campaign_id and i.item_id = a.item_id
  where i.hit_id = s.hit_id and a.campaign_id = s.campaign_id and a.worker_id = s.worker_id)
union all
select format('Worker %s of campaign %s counts %s answers and has %s.', w.worker_id, m.name, w.answers, count(a.item_id))
from mine m join worker_stats w using (campaign_id) left join answers a on a.campaign_id = w.campaign_id and a.worker_id = w.worker_id
group by w.worker_id, m.name, w.answers having w.answers <> count(a.item_id)
union all
select format('Campaign %s holds %s micro-dollars; its pages and bonuses need %s.', m.name, y.held_micros, needed.micros)
from mine m join campaign_money y using (campaign_id) cross join lateral (
  select coalesce((select sum((h.reward_micros + h.fee_micros) * (greatest(h.seats - h.collected, 0)))
                   from hits h where h.campaign_id = m.campaign_id and h.state in ('planned', 'sending', 'open')), 0)
       + coalesce((select sum(h.reward_micros + h.fee_micros) from submissions s join hits h using (hit_id)
                   where s.campaign_id = m.campaign_id and s.settled_at is null and (h.closed_at is null or s.collected_at <= h.closed_at)), 0)
       + coalesce((select sum(b.amount_micros + b.fee_micros) from bonuses b where b.campaign_id = m.campaign_id and b.state = 'planned'), 0) as micros) needed
where y.held_micros <> needed.micros
union all
select format('Campaign %s has spent and promised more than its budget.', m.name)
from mine m join campaign_money y using (campaign_id)
where y.held_micros + y.rewards_micros + y.fees_micros + y.bonuses_micros > m.budget_micros
union all
select format('Campaign %s paid %s micro-dollars of rewards; its approved submissions are worth %s.', m.name, y.rewards_micros, paid.micros)
from mine m join campaign_money y using (campaign_id) cross join lateral (
  select coalesce(sum(h.reward_micros), 0) as micros from submissions s join hits h using (hit_id)
  where s.campaign_id = m.campaign_id and s.settled_at is not null and s.state = 'approved') paid
where y.rewards_micros <> paid.micros
