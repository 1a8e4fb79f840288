-- work.decide_request: grants (p_value) or rejects (null) a pending request. Outcomes: decided, no_request, decided_before.
create function work.decide_request(p_account bigint, p_request text, p_value int, p_reason text, p_now timestamptz) returns text
language plpgsql as $$
declare
  r qualification_requests;
begin
  select * into r from qualification_requests where request_id = p_request and account_id = p_account for update;
  if not found or r.status = 'Testing' then return 'no_request'; end if;
  if r.status <> 'Pending' then return 'decided_before'; end if;
  update qualification_requests set status = case when p_value is null then 'Rejected' else 'Granted' end, decided_at = p_now, reason = p_reason
  where  request_id = p_request;
  if p_value is not null then perform work.grant_qualification(r.qualification_type_id, r.worker_id, p_value, p_now); end if;
  insert into messages (worker_id, account_id, sent_at, subject, body)
  select r.worker_id, p_account, p_now,
         case when p_value is null then 'Your qualification request was declined' else 'Your qualification request was granted' end,
         'Qualification: ' || t.name || coalesce('. ' || p_reason, '')
  from   qualification_types t where t.qualification_type_id = r.qualification_type_id;
  return 'decided';
end $$;
