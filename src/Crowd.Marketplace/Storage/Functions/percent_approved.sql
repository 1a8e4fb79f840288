-- work.percent_approved: Worker_PercentAssignmentsApproved; stays 100 until 100 assignments were submitted.
create function work.percent_approved(w workers) returns int
language plpgsql immutable as $$
declare
  good int := w.prior_approved + w.approved;
  bad  int := w.prior_rejected + w.rejected;
begin
  if w.prior_approved + w.prior_rejected + w.submitted < 100 or good + bad = 0 then return 100; end if;
  return good * 100 / (good + bad);
end $$;
