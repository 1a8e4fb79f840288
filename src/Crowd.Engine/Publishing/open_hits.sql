-- Writes what the marketplace made of sent pages. In: @hits, @listings, @expires (one row a page), @now, @nextPoll.
update hits h set state = 'open', marketplace_hit_id = o.listing, opened_at = @now, expires_at = o.expires, next_poll_at = @nextPoll, error = null
from unnest(@hits, @listings, @expires) as o(hit_id, listing, expires)
where h.hit_id = o.hit_id and h.state = 'sending'
