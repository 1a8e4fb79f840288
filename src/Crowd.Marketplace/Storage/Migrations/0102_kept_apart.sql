-- HITs that no worker may have both of, each pair in both directions: a page that asks items again names the pages that asked them before.
create table kept_apart (
  hit_id   text collate "C" not null,
  other_id text collate "C" not null,
  primary key (hit_id, other_id)
);
