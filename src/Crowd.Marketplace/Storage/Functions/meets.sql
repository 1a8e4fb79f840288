-- work.meets: does the worker meet this requirement? Who has no value for a qualification fails every comparator
-- but DoesNotExist; a revoked one counts as none.
create function work.meets(p_worker text, r hit_type_requirements) returns boolean
language plpgsql stable as $$
declare
  w     workers;
  v     int;
  wants text := r.comparator;
  one   int := r.int_values[1];
  here  boolean;
begin
  if r.qualification_type_id in ('00000000000000000071', '00000000000000000040', '000000000000000000L0', '00000000000000000060',
                                 '2F1QJWKUDD8XADTFD2Q0G6UTO95ALH', '2ARFPLSP75KLA8M8DH1HTEQVJT3SY6') then
    select * into w from workers where worker_id = p_worker;
    if r.qualification_type_id = '00000000000000000071' then
      if wants in ('Exists', 'DoesNotExist') then return wants = 'Exists'; end if;
      here := exists (select from unnest(r.countries, r.subdivisions) l (country, subdivision)
                      where l.country = w.country and (l.subdivision = '' or l.subdivision = w.subdivision));
      return here = (wants in ('EqualTo', 'In'));
    end if;
    v := case r.qualification_type_id
           when '00000000000000000040' then w.prior_approved + w.approved
           when '000000000000000000L0' then work.percent_approved(w)
           when '00000000000000000060' then w.adult::int
           else case when w.masters then 1 end end;
  else
    select coalesce(value, 1) into v from qualifications
    where  qualification_type_id = r.qualification_type_id and worker_id = p_worker and status = 'Granted';
  end if;

  if v is null then return wants = 'DoesNotExist'; end if;
  return case wants
    when 'Exists' then true
    when 'DoesNotExist' then false
    when 'LessThan' then v < one
    when 'LessThanOrEqualTo' then v <= one
    when 'GreaterThan' then v > one
    when 'GreaterThanOrEqualTo' then v >= one
    when 'EqualTo' then v = one
    when 'NotEqualTo' then v <> one
    when 'In' then v = any (r.int_values)
    when 'NotIn' then v <> all (r.int_values) end;
end $$;
