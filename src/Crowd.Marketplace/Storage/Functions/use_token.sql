-- work.use_token: remembers a request token for 24 hours. Out: null when it is new, else what it stood for.
-- A second call with the same token waits for the first to commit; a call that fails leaves no token behind.
create function work.use_token(p_account bigint, p_operation text, p_token text, p_subject text, p_now timestamptz) returns text
language plpgsql as $$
declare
  known text;
begin
  if p_token is null then return null; end if;
  insert into tokens (account_id, operation, token, subject, used_at) values (p_account, p_operation, p_token, p_subject, p_now)
  on conflict (account_id, operation, token) do update set subject = excluded.subject, used_at = excluded.used_at
  where tokens.used_at <= p_now - interval '24 hours';
  if found then return null; end if;
  select subject into known from tokens where account_id = p_account and operation = p_operation and token = p_token;
  return known;
end $$;
