-- Near-duplicates, found by Bpp.Engine.Selection at the end of an analysis. Derived from fingerprints and times only, never from weights.

-- One row per pair of near-duplicate photos, photo_a < photo_b.
create table facts.near_duplicate_pairs (
    photo_a bigint not null,
    photo_b bigint not null,
    dhash_distance utinyint not null,
    ahash_distance utinyint not null,
    seconds_apart double             -- null unless both times are exact to the second
);

-- One row per photo that belongs to a group of at least two near-duplicates.
create table facts.near_duplicate_groups (
    photo_id bigint not null,
    group_id bigint not null         -- photo_id of the group's anchor, its earliest photo
);
