-- work.redate: moves a HIT's expiration; a moment in the past ends it now. The same moment twice within 24 hours is a
-- duplicate, as Amazon has it. Outcomes: redated, duplicate, no_hit. Raises CM001 when reopened slots cannot be paid.
create function work.redate(p_account bigint, p_hit text, p_at timestamptz, p_token text, p_now timestamptz) returns text
language plpgsql as $$
declare
  h hits;
begin
  h := work.locked(p_hit, p_now);
  if h.hit_id is null or h.account_id <> p_account or h.status = 'Disposed' then return 'no_hit'; end if;
  if work.use_token(p_account, 'UpdateExpirationForHIT', p_token, p_hit, p_now) is not null then return 'duplicate'; end if;
  update hits set expires_at = p_at where hit_id = p_hit;
  h.expires_at := p_at;
  h := work.move_hit(h, 0, 0, 0, 0, null, null, p_now);
  if p_at > p_now then perform work.tell(h, 'HITExtended', null, p_now); end if;
  return 'redated';
end $$;
