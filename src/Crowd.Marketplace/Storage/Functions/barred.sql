-- work.barred: why the worker may not do this to HITs of the type, or null: no_worker, blocked, not_eligible.
create function work.barred(p_worker text, p_account bigint, p_type text, p_level int) returns text
language plpgsql stable as $$
begin
  if not exists (select from workers where worker_id = p_worker and active) then return 'no_worker'; end if;
  if exists (select from blocks where account_id = p_account and worker_id = p_worker) then return 'blocked'; end if;
  if work.unmet(p_worker, p_type, p_level) is not null then return 'not_eligible'; end if;
  return null;
end $$;
