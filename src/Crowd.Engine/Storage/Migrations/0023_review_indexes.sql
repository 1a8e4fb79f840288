-- A case is found by its firing, a campaign's audit by the campaign.
create index actions_by_firing on actions (campaign_id, firing, worker_id);
create index audit_by_campaign on audit (campaign_id, audit_id desc);
