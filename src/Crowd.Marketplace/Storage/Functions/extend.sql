-- work.extend: adds assignments to a HIT. Outcomes: extended, duplicate.
-- Refuses: no_hit, ten_rule, too_many. Raises CM001 without the money.
create function work.extend(p_account bigint, p_hit text, p_more int, p_token text, p_now timestamptz) returns text
language plpgsql as $$
declare
  h hits;
begin
  if work.use_token(p_account, 'CreateAdditionalAssignmentsForHIT', p_token, p_hit, p_now) is not null then return 'duplicate'; end if;
  h := work.locked(p_hit, p_now);
  if h.hit_id is null or h.account_id <> p_account or h.status = 'Disposed' then perform work.refuse('no_hit'); end if;
  if h.first_max < 10 and h.max_assignments::bigint + p_more >= 10 then perform work.refuse('ten_rule'); end if;
  if h.max_assignments::bigint + p_more > 1000000000 then perform work.refuse('too_many'); end if;
  update hits set max_assignments = max_assignments + p_more where hit_id = p_hit;
  h.max_assignments := h.max_assignments + p_more;
  h := work.move_hit(h, 0, 0, 0, 0, null, null, p_now);
  perform work.tell(h, 'HITExtended', null, p_now);
  return 'extended';
end $$;
