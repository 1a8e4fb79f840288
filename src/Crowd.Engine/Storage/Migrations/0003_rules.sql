-- Rules, the evidence they read, and the actions they take. A rule version is never edited; evidence is never rescored.

create table rule_versions (
  rule_version_id bigint generated always as identity primary key,
  campaign_id     bigint not null references campaigns,
  version         int not null check (version >= 1),              -- of the campaign's whole rule file
  text            text not null,
  sha256          text not null,
  author          text not null,
  reason          text not null,
  created_at      timestamptz not null,
  unique (campaign_id, version)
);

-- The journal: one row for each fact that judges a worker (or item), in the order in which rules see it. Crowd.Rules.Evidence says
-- what the numbers mean for each kind; absent ones are null here and NaN there. Kinds are Crowd.Rules.EvidenceKind's numbers.
create table evidence (
  campaign_id bigint not null,
  seq         bigint generated always as identity,
  at          timestamptz not null,
  kind        smallint not null,
  worker_id   bigint,
  item_id     bigint,
  page        text,                                               -- assignment id, for facts about whole pages
  other       text,
  word        text,
  n1          double precision,
  n2          double precision,
  n3          double precision,
  n4          double precision,
  n5          double precision,
  primary key (campaign_id, seq)
) partition by list (campaign_id);                                -- a partition is made at each launch
-- Each answer is judged once by gold (1), peers (2) and as given (3): never scored again.
create unique index evidence_once on evidence (campaign_id, kind, worker_id, item_id) where kind in (1, 2, 3);

create table rule_states (
  campaign_id     bigint not null,
  rule_version_id bigint not null references rule_versions,
  subject_kind    smallint not null,                              -- Crowd.Rules.SubjectKind
  subject_key     text not null,                                  -- 12, 12|14, empty for the campaign
  state           bytea not null,
  primary key (campaign_id, rule_version_id, subject_kind, subject_key)
);

create table enforcement (                                        -- how far a campaign's journal has been judged
  campaign_id     bigint primary key references campaigns,
  rule_version_id bigint not null references rule_versions,
  last_seq        bigint not null,
  last_at         timestamptz not null                            -- the journal's clock there: it never runs backwards
);

create table actions (
  action_id       bigint generated always as identity primary key,
  campaign_id     bigint not null references campaigns,
  worker_id       bigint references workers,
  kind            text not null,                                  -- warn, exclude, block, discard, recollect, ...
  args            jsonb not null default '{}',
  state           text not null check (state in ('observed', 'proposed', 'pending', 'applied', 'failed', 'dismissed', 'reverting', 'reverted')),
  rule            text,                                           -- null where a person acted
  rule_version_id bigint references rule_versions,
  author          text not null,                                  -- 'rule' or a user's name
  reason          text not null,                                  -- a sentence for people
  evidence        jsonb not null,                                 -- the exact numbers that made it
  answers         int not null,                                   -- of the worker in the campaign at that moment
  firing          text not null,                                  -- actions that one firing (or person) asked for together
  token           text not null unique,                           -- the same firing is recorded once
  effects         jsonb,                                          -- what it changed, to undo it by
  expires_at      timestamptz,                                    -- a timed exclusion is reverted then
  created_at      timestamptz not null,
  confirmed_by    text,
  applied_at      timestamptz,
  reverted_at     timestamptz,
  error           text,
  check (rule is null or rule_version_id is not null)
);
create index actions_by_worker on actions (worker_id, action_id);
create index actions_due on actions (campaign_id, action_id) where state in ('pending', 'reverting');
alter table answers add foreign key (discarded_by) references actions;
