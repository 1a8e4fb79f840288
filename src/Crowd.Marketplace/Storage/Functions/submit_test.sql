-- work.submit_test: a worker hands in a test. p_value: the grade, or null where the requester grades.
-- Outcomes: granted, pending, late, no_request.
create function work.submit_test(p_worker text, p_request text, p_answer text, p_value int, p_now timestamptz) returns text
language plpgsql as $$
declare
  r qualification_requests;
begin
  select * into r from qualification_requests where request_id = p_request and worker_id = p_worker for update;
  if not found or r.status not in ('Testing', 'Lapsed') then return 'no_request'; end if;
  if r.status = 'Lapsed' or r.deadline <= p_now then
    update qualification_requests set status = 'Lapsed', decided_at = p_now where request_id = p_request;
    return 'late';
  end if;
  update qualification_requests
  set    status = case when p_value is null then 'Pending' else 'Granted' end, answer = p_answer, submitted_at = p_now,
         decided_at = case when p_value is not null then p_now end
  where  request_id = p_request;
  if p_value is null then return 'pending'; end if;
  perform work.grant_qualification(r.qualification_type_id, p_worker, p_value, p_now);
  return 'granted';
end $$;
