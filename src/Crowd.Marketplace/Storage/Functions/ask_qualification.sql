-- work.ask_qualification: a worker asks for a qualification. p_request is the new request's id; o_request the one in force.
-- Outcomes: granted (at once), testing (take the test until o_deadline; also when one is under way), pending, already_pending,
-- not_requestable, no_retake (one try ever), too_early (again from o_deadline on), no_worker.
create function work.ask_qualification(p_worker text, p_type text, p_request text, p_now timestamptz,
                                       out outcome text, out o_request text, out o_deadline timestamptz, out o_value int)
language plpgsql as $$
declare
  t    qualification_types;
  last qualification_requests;
begin
  if not exists (select from workers where worker_id = p_worker and active) then outcome := 'no_worker'; return; end if;
  perform 1 from workers where worker_id = p_worker for no key update;  -- a worker's requests come one after the other
  select * into t from qualification_types where qualification_type_id = p_type and deleted_at is null and status = 'Active';
  if not found then outcome := 'not_requestable'; return; end if;
  update qualification_requests set status = 'Lapsed', decided_at = p_now
  where  worker_id = p_worker and qualification_type_id = p_type and status = 'Testing' and deadline <= p_now;
  select * into last from qualification_requests
  where  worker_id = p_worker and qualification_type_id = p_type order by started_at desc, seq desc limit 1;
  o_request := last.request_id;
  if last.status = 'Testing' then outcome := 'testing'; o_deadline := last.deadline; return; end if;
  if last.status = 'Pending' then outcome := 'already_pending'; return; end if;
  if last.request_id is not null then
    if t.retry_delay is null then outcome := 'no_retake'; return; end if;
    o_deadline := coalesce(last.submitted_at, last.started_at) + make_interval(secs => t.retry_delay);
    if o_deadline > p_now then outcome := 'too_early'; return; end if;
  end if;

  o_request := p_request;
  o_deadline := case when t.test is not null then p_now + make_interval(secs => t.test_duration) end;
  outcome := case when t.auto_granted then 'granted' when t.test is not null then 'testing' else 'pending' end;
  insert into qualification_requests (request_id, qualification_type_id, account_id, worker_id, status, started_at, deadline, submitted_at)
  values (p_request, p_type, t.account_id, p_worker, initcap(outcome), p_now, o_deadline, case when t.test is null then p_now end);
  if t.auto_granted then
    o_value := coalesce(t.auto_granted_value, 1);
    perform work.grant_qualification(p_type, p_worker, o_value, p_now);
  end if;
end $$;
