-- The marketplace: requesters, HITs, assignments, workers, qualifications, money.
-- Money is bigint micro-dollars (1 cent = 10000). Every instant is the marketplace's own clock, never now().
-- Locks are always taken in this order: hits, workers, accounts (each by id); see README.md.

create table settings (
  name  text primary key,
  value text not null
);

-- A requester. A constant account (prepaid = false) always shows 10000.00, as Amazon's sandbox did;
-- a prepaid one has the three figures below, moved under its row lock. Both keep the ledger.
create table accounts (
  account_id       bigint generated always as identity primary key,
  access_key       text collate "C" not null unique,
  secret           text not null,
  requester_id     text collate "C" not null unique,
  name             text not null,
  prepaid          boolean not null default false,
  available_micros bigint not null default 0 check (available_micros >= 0),
  held_micros      bigint not null default 0 check (held_micros >= 0),
  spent_micros     bigint not null default 0 check (spent_micros >= 0),
  active           boolean not null default true,
  created_at       timestamptz not null
);

-- Double entry, append-only: each row moves money from one book to another.
create table ledger (
  entry_id      bigint generated always as identity primary key,
  account_id    bigint not null,  -- no foreign key: every entry would lock the one account row
  at            timestamptz not null,
  kind          text not null check (kind in ('deposit', 'hold', 'release', 'pay', 'fee', 'bonus', 'bonus_fee')),
  from_book     text not null check (from_book in ('outside', 'available', 'held')),
  to_book       text not null check (to_book in ('available', 'held', 'workers', 'fees')),
  micros        bigint not null check (micros > 0),
  hit_id        text collate "C",
  assignment_id text collate "C",
  worker_id     text collate "C"
);

create table qualification_types (
  qualification_type_id text collate "C" primary key,
  seq                   bigint generated always as identity,
  account_id            bigint not null references accounts,
  name                  text not null,
  description           text not null,
  keywords              text,
  status                text not null check (status in ('Active', 'Inactive')),
  test                  text,
  answer_key            text,
  test_duration         bigint,
  retry_delay           bigint,
  auto_granted          boolean not null default false,
  auto_granted_value    int,
  created_at            timestamptz not null,
  deleted_at            timestamptz
);
create unique index qualification_types_name on qualification_types (account_id, name) where deleted_at is null;

create table workers (
  worker_id       text collate "C" primary key check (worker_id ~ '^A[A-Z0-9]{1,63}$'),
  name            text,
  country         text not null default 'US',
  subdivision     text,
  masters         boolean not null default false,
  adult           boolean not null default false,
  active          boolean not null default true,
  -- what the worker did elsewhere, as seeded; counted into the built-in qualifications
  prior_approved  int not null default 0,
  prior_rejected  int not null default 0,
  submitted       int not null default 0,
  approved        int not null default 0,
  rejected        int not null default 0,
  returned        int not null default 0,
  abandoned       int not null default 0,
  created_at      timestamptz not null
);

create table hit_types (
  hit_type_id      text collate "C" primary key,
  seq              bigint generated always as identity,
  account_id       bigint not null references accounts,
  identity_hash    bytea not null,
  group_id         text collate "C" not null unique,
  title            text not null,
  description      text not null,
  keywords         text not null default '',
  reward_micros    bigint not null check (reward_micros >= 0),
  duration         bigint not null check (duration > 0),
  auto_approval    bigint not null check (auto_approval >= 0),
  requirements     jsonb not null default '[]',
  masters          boolean not null default false,
  notification     jsonb,
  notify_events    text[] not null default '{}',
  notify_active    boolean not null default false,
  created_at       timestamptz not null,
  deleted_at       timestamptz
);
create unique index hit_types_identity on hit_types (account_id, identity_hash) where deleted_at is null;

-- The requirements of a HIT type, one row each, as the checks read them.
create table hit_type_requirements (
  hit_type_id           text collate "C" not null references hit_types,
  ordinal               int not null,
  qualification_type_id text collate "C" not null,
  comparator            text not null,
  int_values            int[] not null default '{}',
  countries             text[] not null default '{}',
  subdivisions          text[] not null default '{}',  -- '' where only the country counts
  guards                smallint not null check (guards between 1 and 3),  -- 1 accept, 2 and preview, 3 and discovery
  primary key (hit_type_id, ordinal)
);
create index hit_type_requirements_type on hit_type_requirements (qualification_type_id);

create table layouts (
  layout_id  text collate "C" primary key,
  account_id bigint not null references accounts,
  name       text not null,
  html       text not null,
  created_at timestamptz not null
);

create table hits (
  hit_id            text collate "C" primary key,
  seq               bigint generated always as identity,
  account_id        bigint not null,
  hit_type_id       text collate "C" not null references hit_types,
  group_id          text collate "C" not null,
  question          text not null,
  layout_id         text collate "C",
  annotation        text,
  assignment_policy jsonb,
  hit_policy        jsonb,
  created_at        timestamptz not null,
  expires_at        timestamptz not null,
  status            text not null default 'Assignable'
                    check (status in ('Assignable', 'Unassignable', 'Reviewable', 'Reviewing', 'Disposed')),
  expired           boolean not null default false,
  max_assignments   int not null check (max_assignments between 1 and 1000000000),
  first_max         int not null,
  available         int not null check (available >= 0),
  pending           int not null default 0 check (pending >= 0),
  submitted         int not null default 0 check (submitted >= 0),
  approved          int not null default 0 check (approved >= 0),
  rejected          int not null default 0 check (rejected >= 0),
  reward_micros     bigint not null,
  fee_micros        bigint not null,
  held_slots        int not null default 0 check (held_slots >= 0),
  settled_at        timestamptz,  -- when it last became Reviewable or Reviewing: the 120 days count from here
  check (status <> 'Assignable' or available > 0),
  check (pending + submitted + approved + rejected <= max_assignments)
) with (fillfactor = 85);
create unique index hits_workable on hits (group_id, seq) where status = 'Assignable';
create index hits_of_account on hits (account_id, seq) where status <> 'Disposed';
create index hits_reviewable on hits (account_id, seq) where status = 'Reviewable';
create index hits_reviewing on hits (account_id, seq) where status = 'Reviewing';
create index hits_of_type on hits (hit_type_id, seq) where status <> 'Disposed';
create index hits_to_expire on hits (expires_at) where not expired;
create index hits_to_dispose on hits (settled_at) where status in ('Reviewable', 'Reviewing');

-- One row a take. A returned or abandoned take's assignment id may be handed to the next worker, so the id is unique
-- among live takes only; so is a worker on a HIT.
create table assignments (
  take_id         bigint generated always as identity primary key,
  assignment_id   text collate "C" not null,
  hit_id          text collate "C" not null references hits,
  worker_id       text collate "C" not null references workers,
  account_id      bigint not null,
  status          text not null default 'Accepted'
                  check (status in ('Accepted', 'Submitted', 'Approved', 'Rejected', 'Returned', 'Abandoned')),
  accepted_at     timestamptz not null,
  deadline        timestamptz not null,
  ended_at        timestamptz,
  submitted_at    timestamptz,
  auto_approve_at timestamptz,
  approved_at     timestamptz,
  rejected_at     timestamptz,
  paid_micros     bigint not null default 0,
  answer          text,
  feedback        text
) with (fillfactor = 85);
create unique index assignments_live on assignments (assignment_id) where status not in ('Returned', 'Abandoned');
create unique index assignments_once on assignments (hit_id, worker_id) where status not in ('Returned', 'Abandoned');
create index assignments_freed on assignments (hit_id) where status in ('Returned', 'Abandoned');
create index assignments_of_worker on assignments (worker_id, take_id);
create index assignments_to_abandon on assignments (deadline) where status = 'Accepted';
create index assignments_to_approve on assignments (auto_approve_at) where status = 'Submitted';

-- Where in a group's list a worker last took a HIT: the search for the next one starts there, so that a worker who has
-- done thousands of them does not pass them all again at every accept.
create table group_places (
  worker_id text collate "C" not null,
  group_id  text collate "C" not null,
  last_seq  bigint not null,
  primary key (worker_id, group_id)
) with (fillfactor = 70);

create table qualifications (
  qualification_type_id text collate "C" not null references qualification_types,
  worker_id             text collate "C" not null references workers,
  value                 int,
  status                text not null check (status in ('Granted', 'Revoked')),
  granted_at            timestamptz not null,
  reason                text,
  seq                   bigint generated always as identity,
  primary key (qualification_type_id, worker_id)
);
create index qualifications_of_worker on qualifications (worker_id);

create table qualification_requests (
  request_id            text collate "C" primary key,
  seq                   bigint generated always as identity,
  qualification_type_id text collate "C" not null references qualification_types,
  account_id            bigint not null,
  worker_id             text collate "C" not null references workers,
  status                text not null check (status in ('Testing', 'Pending', 'Granted', 'Rejected', 'Lapsed')),
  started_at            timestamptz not null,
  deadline              timestamptz,
  submitted_at          timestamptz,
  decided_at            timestamptz,
  answer                text,
  reason                text
);
create unique index qualification_requests_open on qualification_requests (qualification_type_id, worker_id) where status in ('Testing', 'Pending');
create index qualification_requests_of_worker on qualification_requests (worker_id, qualification_type_id);
create index qualification_requests_pending on qualification_requests (account_id, seq) where status = 'Pending';

create table blocks (
  account_id bigint not null references accounts,
  worker_id  text collate "C" not null references workers,
  reason     text not null,
  blocked_at timestamptz not null,
  seq        bigint generated always as identity,
  primary key (account_id, worker_id)
);

create table bonuses (
  bonus_id      bigint generated always as identity primary key,
  account_id    bigint not null references accounts,
  worker_id     text collate "C" not null references workers,
  hit_id        text collate "C" not null references hits,
  assignment_id text collate "C" not null,
  micros        bigint not null check (micros > 0),
  fee_micros    bigint not null,
  reason        text not null,
  granted_at    timestamptz not null
);
create index bonuses_of_hit on bonuses (hit_id, bonus_id);
create index bonuses_of_worker on bonuses (worker_id, bonus_id);

-- Request tokens, remembered for 24 hours.
create table tokens (
  account_id bigint not null,
  operation  text not null,
  token      text not null,
  subject    text not null,
  used_at    timestamptz not null,
  primary key (account_id, operation, token)
);
create index tokens_by_age on tokens (used_at);

-- Letters to workers: from requesters, and what the marketplace itself has to tell them.
create table messages (
  message_id bigint generated always as identity primary key,
  worker_id  text collate "C" not null references workers,
  account_id bigint references accounts,
  sent_at    timestamptz not null,
  subject    text not null,
  body       text not null,
  read_at    timestamptz
);
create index messages_of_worker on messages (worker_id, message_id);

-- What happened that a requester asked to be told of; written with the change itself, delivered later, at least once.
create table events (
  event_id      bigint generated always as identity primary key,
  account_id    bigint not null,
  hit_type_id   text collate "C" not null,
  event_type    text not null,
  happened_at   timestamptz not null,
  hit_id        text collate "C" not null,
  assignment_id text collate "C",
  notification  jsonb not null,
  attempts      int not null default 0,
  next_try_at   timestamptz not null
);
create index events_due on events (next_try_at);

-- Review policies: what is still to be run, and what they found and did.
create table policy_runs (
  run_id        bigint generated always as identity primary key,
  hit_id        text collate "C" not null references hits,
  assignment_id text collate "C",
  level         text not null check (level in ('Assignment', 'HIT')),
  asked_at      timestamptz not null,
  ran_at        timestamptz
);
create index policy_runs_due on policy_runs (run_id) where ran_at is null;

create table policy_reports (
  report_id bigint generated always as identity primary key,
  hit_id    text collate "C" not null references hits,
  level     text not null check (level in ('Assignment', 'HIT')),
  is_action boolean not null,
  body      jsonb not null
);
create index policy_reports_of_hit on policy_reports (hit_id, report_id);
