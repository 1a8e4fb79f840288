-- work.grant_qualification: gives a worker a qualification, or a new value of it.
create function work.grant_qualification(p_type text, p_worker text, p_value int, p_now timestamptz) returns void
language plpgsql as $$
begin
  insert into qualifications (qualification_type_id, worker_id, value, status, granted_at) values (p_type, p_worker, p_value, 'Granted', p_now)
  on conflict (qualification_type_id, worker_id) do update
  set value = excluded.value, status = 'Granted', granted_at = excluded.granted_at, reason = null;
end $$;
