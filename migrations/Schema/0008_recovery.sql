-- One row per photo file that was there and is not: its disk is away, or somebody moved or removed it. It comes back without being read
-- again when a file of its place, size and time is there again.
create table facts.lost_files (
    source_id integer not null,
    path varchar not null,           -- below the source's root, '/' separators
    size bigint not null,
    modified_at timestamp not null,  -- UTC
    sha256 varchar not null
);
