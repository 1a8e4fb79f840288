-- Writes a corrected gold label into the items, the journal and the workers' figures; what the journal said before is kept.
-- In: @campaignId, @correction, @ItemId, @before, @after (indexes), @label. Out: facts of the journal written anew.
update items set gold = @after where campaign_id = @campaignId and item_id = @ItemId;

-- The answers themselves, and the pages that they were given on.
insert into corrected_evidence (correction_id, seq, word, n1, n2)
select @correction, e.seq, e.word, e.n1, e.n2 from evidence e
where e.campaign_id = @campaignId and (
  (e.kind = 1 and e.item_id = @ItemId)
  or (e.kind = 4 and (e.page, e.worker_id) in (
    select s.assignment_id, s.worker_id from answers a join submissions s using (submission_id) where a.campaign_id = @campaignId and a.item_id = @ItemId)));

update evidence e set word = @label,
  n1 = (select (a.label is not distinct from @after)::int from answers a where a.campaign_id = @campaignId and a.item_id = @ItemId and a.worker_id = e.worker_id)
where e.campaign_id = @campaignId and e.kind = 1 and e.item_id = @ItemId;

update evidence e set n2 = (
  select avg((a.label is not distinct from i.gold)::int) from submissions s join answers a using (submission_id) join items i on i.campaign_id = a.campaign_id and i.item_id = a.item_id
  where a.campaign_id = @campaignId and s.assignment_id = e.page and s.worker_id = e.worker_id and i.role <> 'work')
where e.campaign_id = @campaignId and e.kind = 4 and e.seq in (select seq from corrected_evidence where correction_id = @correction);

update worker_stats w set gold_right = w.gold_right + (a.label is not distinct from @after)::int - (a.label is not distinct from @before)::int
from answers a where w.campaign_id = @campaignId and a.campaign_id = @campaignId and a.item_id = @ItemId and a.worker_id = w.worker_id;

update enforcement set rebuild = true where campaign_id = @campaignId;

select count(*)::int from corrected_evidence where correction_id = @correction
