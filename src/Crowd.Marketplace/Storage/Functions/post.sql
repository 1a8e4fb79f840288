-- work.post: one double-entry row of the ledger and, for a prepaid account, its figures.
-- Raises CM001 when a prepaid account has not the money; the caller's whole change is then undone.
create function work.post(p_account bigint, p_kind text, p_from text, p_to text, p_micros bigint,
                          p_hit text, p_assignment text, p_worker text, p_now timestamptz) returns void
language plpgsql as $$
begin
  if p_micros = 0 then return; end if;
  if (select prepaid from accounts where account_id = p_account) then
    update accounts
    set    available_micros = available_micros + case p_to when 'available' then p_micros else 0 end
                                               - case p_from when 'available' then p_micros else 0 end,
           held_micros      = held_micros + case p_to when 'held' then p_micros else 0 end
                                          - case p_from when 'held' then p_micros else 0 end,
           spent_micros     = spent_micros + case when p_to in ('workers', 'fees') then p_micros else 0 end
    where  account_id = p_account and (p_from <> 'available' or available_micros >= p_micros);
    if not found then raise exception 'insufficient funds' using errcode = 'CM001'; end if;
  end if;
  insert into ledger (account_id, at, kind, from_book, to_book, micros, hit_id, assignment_id, worker_id)
  values (p_account, p_now, p_kind, p_from, p_to, p_micros, p_hit, p_assignment, p_worker);
end $$;
