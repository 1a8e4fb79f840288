-- work.extend_by_policy: one more assignment for a HIT, and at least p_seconds of life, unless it has p_most already.
-- Outcomes: extended, limit, duplicate (this run did it before). Refuses: as work.extend.
create function work.extend_by_policy(p_account bigint, p_hit text, p_most int, p_seconds bigint, p_token text, p_now timestamptz) returns text
language plpgsql as $$
declare
  h hits := work.locked(p_hit, p_now);
begin
  if h.hit_id is null or h.status = 'Disposed' then perform work.refuse('no_hit'); end if;
  if exists (select from tokens where account_id = p_account and operation = 'CreateAdditionalAssignmentsForHIT' and token = p_token) then
    return 'duplicate';
  end if;
  if h.max_assignments >= p_most then return 'limit'; end if;
  if h.expires_at < p_now + make_interval(secs => p_seconds) then
    update hits set expires_at = p_now + make_interval(secs => p_seconds) where hit_id = p_hit;
  end if;
  return work.extend(p_account, p_hit, 1, p_token, p_now);
end $$;
