-- work.take: the live take of an assignment id, or null.
create function work.take(p_assignment text) returns assignments
language plpgsql stable as $$
declare
  a assignments;
begin
  select * into a from assignments where assignment_id = p_assignment and status not in ('Returned', 'Abandoned');
  return a;
end $$;
