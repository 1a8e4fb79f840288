-- work.review: Reviewable to Reviewing, or back (p_revert). Outcomes: moved, no_hit, or the status that forbids it.
create function work.review(p_account bigint, p_hit text, p_revert boolean, p_now timestamptz) returns text
language plpgsql as $$
declare
  h hits := work.locked(p_hit, p_now);
begin
  if h.hit_id is null or h.account_id <> p_account or h.status = 'Disposed' then return 'no_hit'; end if;
  if h.status <> (case when p_revert then 'Reviewing' else 'Reviewable' end) then return h.status; end if;
  update hits set status = case when p_revert then 'Reviewable' else 'Reviewing' end where hit_id = p_hit;
  return 'moved';
end $$;
