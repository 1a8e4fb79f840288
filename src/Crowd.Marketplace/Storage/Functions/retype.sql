-- work.retype: gives a HIT another type, while nobody has taken it. The hold follows the new price.
-- Outcomes: retyped, no_hit, no_type, taken. Raises CM001 without the money.
create function work.retype(p_account bigint, p_hit text, p_type text, p_fee bigint, p_now timestamptz) returns text
language plpgsql as $$
declare
  h hits := work.locked(p_hit, p_now);
  t hit_types;
  diff bigint;
begin
  if h.hit_id is null or h.account_id <> p_account or h.status = 'Disposed' then return 'no_hit'; end if;
  select * into t from hit_types where hit_type_id = p_type and account_id = p_account and deleted_at is null;
  if not found then return 'no_type'; end if;
  if exists (select from assignments where hit_id = p_hit) then return 'taken'; end if;
  diff := h.held_slots * (t.reward_micros + p_fee - h.reward_micros - h.fee_micros);
  if diff > 0 then
    perform work.post(p_account, 'hold', 'available', 'held', diff, p_hit, null, null, p_now);
  else
    perform work.post(p_account, 'release', 'held', 'available', -diff, p_hit, null, null, p_now);
  end if;
  update hits set hit_type_id = p_type, group_id = t.group_id, reward_micros = t.reward_micros, fee_micros = p_fee where hit_id = p_hit;
  return 'retyped';
end $$;
