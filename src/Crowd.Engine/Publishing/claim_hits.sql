-- Takes pages to send. The first sending time is written before the first call, as the token's window counts from it.
-- In: @campaignId, @after (a hit_id), @asks (planned pages may be sent), @limit, @now. Out: the pages, sent_before where a call may have arrived.
with due as (
  select hit_id, first_sent_at as sent_before from hits
  where campaign_id = @campaignId and hit_id > @after and (state = 'sending' or (state = 'planned' and @asks))
  order by hit_id limit @limit for no key update skip locked)
update hits h set state = 'sending', first_sent_at = coalesce(h.first_sent_at, @now)
from due where h.hit_id = due.hit_id
returning h.hit_id, h.token, h.seats, h.reward_micros, h.audience, due.sent_before
