-- work.refuse: ends a change with an outcome and undoes all of it, a request token used on the way included.
create function work.refuse(p_outcome text) returns void
language plpgsql as $$
begin
  raise exception '%', p_outcome using errcode = 'CM002';
end $$;
