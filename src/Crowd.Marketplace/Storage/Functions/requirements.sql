-- work.requirements: a HIT type's requirements as a worker reads them, as a JSON array.
create function work.requirements(p_worker text, p_type text) returns text
language plpgsql stable as $$
begin
  return coalesce((
    select jsonb_agg(jsonb_build_object(
             'qualificationTypeId', r.qualification_type_id,
             'name', coalesce(q.name, case r.qualification_type_id
               when '00000000000000000071' then 'Location'
               when '00000000000000000040' then 'Total approved HITs'
               when '000000000000000000L0' then 'HIT approval rate (%)'
               when '00000000000000000060' then 'Adult content qualification'
               else 'Masters' end),
             'comparator', r.comparator,
             'values', case when r.countries <> '{}'
               then (select jsonb_agg(rtrim(l.country || '-' || l.subdivision, '-')) from unnest(r.countries, r.subdivisions) l (country, subdivision))
               else to_jsonb(r.int_values::text[]) end,
             'met', work.meets(p_worker, r),
             'requestable', q.status is not distinct from 'Active') order by r.ordinal)::text
    from hit_type_requirements r left join qualification_types q using (qualification_type_id)
    where r.hit_type_id = p_type), '[]');
end $$;
