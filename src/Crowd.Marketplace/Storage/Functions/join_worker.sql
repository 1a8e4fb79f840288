-- work.join_worker: uses an invitation once. One without a worker makes an account (p_worker is the new id); one with a worker
-- sets a new password, ends all sessions and lifts a lock. Outcomes: joined, taken (the address is in use), no_invitation.
create function work.join_worker(p_token text, p_worker text, p_email text, p_name text, p_hash text, p_now timestamptz,
                                 out outcome text, out o_worker text)
language plpgsql as $$
begin
  select worker_id into o_worker from invitations where token_hash = p_token and uses_left > 0 and expires_at > p_now for update;
  if not found then outcome := 'no_invitation'; return; end if;
  if o_worker is null then
    if exists (select from worker_logins where email = p_email) then outcome := 'taken'; return; end if;
    o_worker := p_worker;
    insert into workers (worker_id, name, created_at) values (p_worker, p_name, p_now);
    insert into worker_logins (worker_id, email, password_hash, created_at) values (p_worker, p_email, p_hash, p_now);
  else
    update worker_logins set password_hash = p_hash, stamp = stamp + 1, failures = 0, locked_until = null where worker_id = o_worker;
  end if;
  update invitations set uses_left = uses_left - 1 where token_hash = p_token;
  outcome := 'joined';
end $$;
