-- What workers sent, as it came (submissions) and as it was read (answers); nothing that came is ever thrown away.

create table submissions (
  submission_id    bigint generated always as identity primary key,
  campaign_id      bigint not null references campaigns,
  hit_id           bigint not null references hits,
  worker_id        bigint not null references workers,
  assignment_id    text not null,
  state            text not null check (state in ('submitted', 'approved', 'rejected')),   -- on the marketplace, as we last knew
  raw              text not null,                                 -- the answer document, untouched
  parse_error      text,                                          -- why it could not be read, if so; shown to reviewers
  accepted_at      timestamptz not null,
  submitted_at     timestamptz not null,
  auto_approves_at timestamptz,
  collected_at     timestamptz not null,
  decision         text check (decision in ('approve', 'reject')),  -- written before the marketplace is told
  decision_reason  text,
  decided_by       text,
  decided_at       timestamptz,
  settled_at       timestamptz,                                   -- the marketplace has confirmed
  unique (assignment_id, worker_id)                               -- MTurk hands a returned assignment's id to the next worker
);
create index submissions_by_hit on submissions (hit_id);
create index submissions_undecided on submissions (campaign_id, submission_id) where settled_at is null;
create index submissions_by_worker on submissions (worker_id, submitted_at desc);

create table answers (
  campaign_id   bigint not null,
  item_id       bigint not null,
  worker_id     bigint not null references workers,
  submission_id bigint not null references submissions,
  label         int,                                              -- index into the campaign's classes
  value         jsonb,                                            -- what is not one of a few classes: boxes, text, numbers
  answered_at   timestamptz not null,
  duration_ms   int check (duration_ms >= 0),                     -- the assignment's time, shared evenly by its items
  discarded_by  bigint,                                           -- the action that set it aside, if any; consensus leaves it out
  primary key (campaign_id, item_id, worker_id),
  foreign key (campaign_id, item_id) references items,
  check (label is not null or value is not null)
) partition by list (campaign_id);                                -- a partition is made at each launch
create index answers_by_worker on answers (campaign_id, worker_id);

create table consensus (
  campaign_id    bigint not null,
  item_id        bigint not null,
  label          int not null,
  confidence     real not null check (confidence between 0 and 1),   -- calibrated
  majority_label int not null,
  majority_share real not null check (majority_share between 0 and 1),
  answers        int not null check (answers >= 1),
  method         text not null,
  scored_at      timestamptz not null,
  primary key (campaign_id, item_id),
  foreign key (campaign_id, item_id) references items
);

create table worker_stats (
  campaign_id    bigint not null references campaigns,
  worker_id      bigint not null references workers,
  answers        int not null default 0,
  gold_answers   int not null default 0,
  gold_right     int not null default 0,
  peer_answers   int not null default 0,                          -- answers that others' answers can judge
  agreement      double precision,                                -- leave-one-out, 0..1
  agreement_low  double precision,
  agreement_high double precision,
  skill          double precision,                                -- estimated accuracy under the inference model, 0..1
  confusion      double precision[],                              -- K x K, row = truth, row-major; rows sum to 1
  median_ms      int,
  standing       text not null default 'active' check (standing in ('active', 'warned', 'excluded', 'blocked')),
  last_answer_at timestamptz,
  primary key (campaign_id, worker_id)
);
