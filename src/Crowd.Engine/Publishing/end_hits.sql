-- Ends pages, and gives back what was reserved for seats nobody will take. In: @hits, @state, @error, @now.
with ended as (
  update hits set state = @state, closed_at = @now, error = @error
  where hit_id = any(@hits) and state in ('planned', 'sending', 'open')
  returning campaign_id, hit_id, greatest(seats - collected, 0) * (reward_micros + fee_micros) as unused),
released as (
  insert into ledger (campaign_id, kind, amount_micros, ref, at)
  select campaign_id, 'release', unused, 'hit:' || hit_id, @now from ended where unused > 0
  on conflict (campaign_id, kind, ref) do nothing)
select count(*)::int from ended
