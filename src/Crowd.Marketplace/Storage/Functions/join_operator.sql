-- work.join_operator: uses an operator's link once: makes the account, or sets a known one's password anew and ends its sessions.
-- Outcomes: joined, no_link.
create function work.join_operator(p_token text, p_name text, p_hash text, p_now timestamptz) returns text
language plpgsql as $$
begin
  update operator_links set used_at = p_now where token_hash = p_token and used_at is null and expires_at > p_now;
  if not found then return 'no_link'; end if;
  insert into operators (name, password_hash, created_at) values (p_name, p_hash, p_now)
  on conflict (name) do update set password_hash = excluded.password_hash, stamp = operators.stamp + 1, failures = 0, locked_until = null;
  return 'joined';
end $$;
