-- work.fund: puts money into a prepaid account; the same token twice does it once.
-- Outcomes: funded, duplicate, no_account, constant (it always shows 10000.00).
create function work.fund(p_key text, p_micros bigint, p_token text, p_now timestamptz) returns text
language plpgsql as $$
declare
  c accounts;
begin
  select * into c from accounts where access_key = p_key and active for no key update;
  if not found then return 'no_account'; end if;
  if not c.prepaid then return 'constant'; end if;
  if work.use_token(c.account_id, 'Fund', p_token, p_micros::text, p_now) is not null then return 'duplicate'; end if;
  perform work.post(c.account_id, 'deposit', 'outside', 'available', p_micros, null, null, null, p_now);
  return 'funded';
end $$;
