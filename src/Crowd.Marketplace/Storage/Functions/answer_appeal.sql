-- work.answer_appeal: decides a worker's appeal and tells him. Granting one approves the work and pays for it.
-- Outcomes: answered, no_appeal, decided (before). Refuses: too_late (30 days), null_status (the HIT is gone). Raises CM001 without the money.
create function work.answer_appeal(p_take bigint, p_grant boolean, p_answer text, p_by text, p_now timestamptz) returns text
language plpgsql as $$
declare
  a assignments;
  o text;
begin
  select t.* into a from assignments t join appeals using (take_id) where t.take_id = p_take;
  if not found then return 'no_appeal'; end if;
  perform 1 from hits where hit_id = a.hit_id for no key update;
  update appeals set granted = p_grant, answer = p_answer, decided_at = p_now, decided_by = p_by where take_id = p_take and decided_at is null;
  if not found then return 'decided'; end if;
  if p_grant then
    o := work.approve(a.account_id, a.assignment_id, null, true, p_now, p_now);
    if o in ('too_late', 'null_status') then perform work.refuse(o); end if;
  end if;
  insert into messages (worker_id, sent_at, subject, body)
  select a.worker_id, p_now, case when p_grant then 'Your appeal was granted' else 'Your appeal was declined' end,
         format('About the HIT "%s": %s', t.title, coalesce(nullif(p_answer, ''), case when p_grant then 'your work is approved and paid.' else 'the rejection stands.' end))
  from   hits h join hit_types t using (hit_type_id) where h.hit_id = a.hit_id;
  return 'answered';
end $$;
