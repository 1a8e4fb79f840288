-- work.keep_apart: reads from a new HIT's page which HITs it is to be kept apart from:
-- <meta name="crowd-apart" content="HITID HITID ...">, 200 at most, of the same requester; others are passed over.
create function work.keep_apart(p_account bigint, p_hit text, p_question text) returns void
language plpgsql as $$
begin
  if strpos(p_question, 'name="crowd-apart"') = 0 then return; end if;
  insert into kept_apart
  select pair.* from (
    select distinct h.hit_id from regexp_split_to_table(substring(p_question from 'meta name="crowd-apart" content="([A-Z0-9 ]*)"'), ' +') named
    join hits h on h.hit_id = named and h.account_id = p_account and h.hit_id <> p_hit limit 200) other,
    lateral (values (p_hit, other.hit_id), (other.hit_id, p_hit)) pair
  on conflict do nothing;
end $$;
