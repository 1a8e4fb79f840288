-- What actions reach beyond a worker's standing: items, pages, money, skills, waiting times.

alter table actions
  add item_id      bigint,                                        -- the item it is about, or that of the evidence which made it
  add page         text,                                          -- the assignment of that evidence, where it is about a whole page
  add estimate     jsonb,                                         -- what buying anew will cost, worked out before it is carried out
  add tries        int not null default 0,                        -- tries that failed
  add due_at       timestamptz;                                   -- not tried again before
create index actions_in_force on actions (campaign_id, kind) where state = 'applied';

-- wanted + forgone = what it would want had nothing been discarded.
alter table items add forgone int not null default 0 check (forgone >= 0);   -- discarded answers that are not bought anew

alter table hits add audience text;                               -- the skill its workers must hold; null for everybody

-- Skills that rules gave (qualifications on the marketplace), to undo and to reconcile them by.
create table worker_skills (
  worker_id bigint not null references workers,
  name      text not null,
  value     int not null,
  action_id bigint not null references actions,                   -- which gave it
  primary key (worker_id, name)
);

-- Workers on a campaign's waiting list: they may not take its pages for now.
create table waits (
  action_id   bigint primary key references actions,              -- a throttle or a training
  campaign_id bigint not null references campaigns,
  worker_id   bigint not null references workers,
  until       timestamptz,                                        -- null: until the training is passed
  state       text not null check (state in ('entering', 'in', 'leaving'))   -- as the marketplace was told
);
create index waits_by_campaign on waits (campaign_id, worker_id);

-- How long answers took so far, as a histogram: bucket b holds times of about 1.1^b milliseconds.
create table answer_times (
  campaign_id bigint not null references campaigns,
  bucket      smallint not null,
  answers     bigint not null,
  primary key (campaign_id, bucket)
);

-- From which fact on a rule version judged: with it every decision can be computed again.
create table rule_changes (
  campaign_id     bigint not null references campaigns,
  rule_version_id bigint not null references rule_versions,
  after_seq       bigint not null,
  primary key (campaign_id, rule_version_id)
);
insert into rule_changes (campaign_id, rule_version_id, after_seq)
select campaign_id, rule_version_id, 0 from enforcement e
where not exists (select 1 from rule_versions v where v.campaign_id = e.campaign_id and v.version > 1);
