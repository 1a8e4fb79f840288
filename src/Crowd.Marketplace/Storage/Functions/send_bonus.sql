-- work.send_bonus: pays a worker extra for an assignment submitted within the last six months.
-- Outcomes: paid, duplicate. Refuses: no_assignment, not_his, too_old. Raises CM001 without the money.
create function work.send_bonus(p_account bigint, p_worker text, p_assignment text, p_micros bigint, p_fee bigint, p_reason text,
                                p_token text, p_now timestamptz) returns text
language plpgsql as $$
declare
  a assignments := work.take(p_assignment);
begin
  if work.use_token(p_account, 'SendBonus', p_token, p_assignment, p_now) is not null then return 'duplicate'; end if;
  if a.take_id is null or a.account_id <> p_account or a.status = 'Accepted' then perform work.refuse('no_assignment'); end if;
  if a.worker_id <> p_worker then perform work.refuse('not_his'); end if;
  if a.submitted_at < p_now - interval '6 months' then perform work.refuse('too_old'); end if;
  insert into bonuses (account_id, worker_id, hit_id, assignment_id, micros, fee_micros, reason, granted_at)
  values (p_account, p_worker, a.hit_id, p_assignment, p_micros, p_fee, p_reason, p_now);
  perform work.post(p_account, 'bonus', 'available', 'workers', p_micros, a.hit_id, p_assignment, p_worker, p_now);
  perform work.post(p_account, 'bonus_fee', 'available', 'fees', p_fee, a.hit_id, p_assignment, p_worker, p_now);
  return 'paid';
end $$;
