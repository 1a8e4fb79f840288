-- What is to be labelled, and what is asked for it. Money is in micro-dollars (bigint), time in UTC.

create table projects (
  project_id bigint generated always as identity primary key,
  name       text not null unique check (name <> ''),
  created_at timestamptz not null
);

create table campaigns (
  campaign_id    bigint generated always as identity primary key,
  project_id     bigint not null references projects,
  name           text not null unique check (name ~ '^[a-z0-9][a-z0-9._-]{0,99}$'),
  state          text not null check (state in ('draft', 'running', 'paused', 'completed', 'cancelled')),
  state_reason   text,
  marketplace    text not null,                                   -- a name from the settings
  definition     jsonb not null,                                  -- the campaign file as it was checked, defaults filled in
  classes        text[] not null check (cardinality(classes) between 2 and 65535),  -- a label's index + 1 -> the label
  redundancy     int not null check (redundancy between 1 and 1000),          -- answers asked for an item at first
  redundancy_max int not null check (redundancy_max >= redundancy),           -- and at the most
  items_per_hit  int not null check (items_per_hit between 1 and 100),
  reward_micros  bigint not null check (reward_micros >= 0),      -- for one assignment (a whole page)
  budget_micros  bigint not null check (budget_micros >= 0),      -- rewards, fees and bonuses together
  ending         text check (ending in ('completed', 'cancelled')),   -- set once nothing more shall be asked: the state it will end in
  withdrawn      boolean not null default false,                  -- its open HITs are to be taken from the marketplace
  answers_version bigint not null default 0,                      -- grows whenever its answers change (collected, discarded, restored)
  scored_version bigint not null default 0,                       -- the answers_version that consensus was last inferred from
  collected_at   timestamptz,                                     -- when something new last came in
  created_at     timestamptz not null,
  launched_at    timestamptz,
  completed_at   timestamptz,
  created_by     text not null
);

create table items (
  campaign_id bigint not null references campaigns,
  item_id     bigint generated always as identity,
  key         text not null check (key <> ''),                    -- the caller's own name for it
  payload     jsonb not null,                                     -- what templates show
  role        text not null check (role in ('work', 'check', 'training')),   -- check: gold, hidden among the work
  gold        int check (gold >= 0),                              -- index of the true label, where it is known and may be used
  wanted      int not null check (wanted >= 0),                   -- undiscarded answers wanted by now; 0 for check items (as pages need them)
  recollect   int not null default 0 check (recollect >= 0),      -- discarded answers to buy again if the label then falls short
  state       text not null default 'open' check (state in ('open', 'done', 'unsure')),
  primary key (campaign_id, item_id),
  unique (campaign_id, key),
  check (role = 'work' or gold is not null)
);

create table workers (
  worker_id   bigint generated always as identity primary key,
  marketplace text not null,
  external_id text not null check (external_id <> ''),            -- as the marketplace spells it
  first_seen  timestamptz not null,
  unique (marketplace, external_id)
);

-- A page published on the marketplace. Planned first, with its deterministic token, in one transaction with the ledger's reservation.
create table hits (
  hit_id             bigint generated always as identity primary key,
  campaign_id        bigint not null references campaigns,
  page               int not null check (page >= 0),              -- which set of items, counted within the campaign
  round              int not null check (round >= 0),             -- 0 the first time, then each time its items are asked again
  token              text not null unique check (length(token) between 1 and 64),
  state              text not null check (state in ('planned', 'sending', 'open', 'closed', 'cancelled', 'failed')),
  marketplace_hit_id text unique,
  seats              int not null check (seats between 1 and 1000),     -- assignments asked for
  collected          int not null default 0 check (collected >= 0),     -- submissions that we hold
  reward_micros      bigint not null,
  fee_micros         bigint not null,                             -- for one assignment
  planned_at         timestamptz not null,
  first_sent_at      timestamptz,                                 -- before the first call: the token's window counts from here
  opened_at          timestamptz,
  expires_at         timestamptz,
  next_poll_at       timestamptz,                                 -- when an open HIT is next asked for what has come so far
  withdrawn_at       timestamptz,                                 -- when the marketplace was told to offer it no more
  closed_at          timestamptz,
  error              text,
  unique (campaign_id, page, round),
  check (state not in ('open', 'closed') or marketplace_hit_id is not null)
);
create index hits_by_state on hits (campaign_id, state, hit_id);

create table hit_items (
  hit_id      bigint not null references hits,
  position    int not null check (position >= 1),
  campaign_id bigint not null,
  item_id     bigint not null,
  primary key (hit_id, position),
  foreign key (campaign_id, item_id) references items
);
create index hit_items_by_item on hit_items (campaign_id, item_id);
