-- Near-duplicates and scenes, found by Bpp.Engine.Selection at the end of an analysis. Derived from fingerprints and times only, never from weights.

-- One row per photo that joined a group: its pair with the group's anchor. Never all pairs of a group: 50,000 equal frames have 10^9.
create table facts.near_duplicate_pairs (
    photo_a bigint not null,         -- the anchor
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

-- One row per photo that shares its scene with another: looser than a group, for variety. A group lies in one scene.
create table facts.scenes (
    photo_id bigint not null,
    scene_id bigint not null         -- photo_id of the scene's earliest photo
);

-- One row per day on which a photo was taken, numbered in order. A photo whose date goes no further than the month has its month's
-- row without a day; those have the highest numbers.
create table facts.days (
    day_no bigint not null,          -- from 1
    day date,
    month date not null
);

-- One row per photo that may be picked: its file is there, it is no video and it was measured. Narrow and in order of time, so that
-- picks reads nothing else; holds no weights. Columns sharpness to face as in the view component_scores.
create table facts.candidates (
    place bigint not null,           -- place in the library by time, then path, the first the highest, << 16 | day_no; breaks ties
    photo_id bigint not null,
    day_no bigint not null,          -- as in days; 0 = undated
    dated date,                      -- the day, else the month
    sharpness float,
    exposure float,
    composition float,
    face float,
    group_id bigint,                 -- as in near_duplicate_groups
    keeper_key bigint not null,      -- the largest of a group is its best of the series, then its earliest
    is_keeper boolean not null,      -- not in a group, or has its largest keeper_key: the keeper, unless the user decides otherwise
    scene_id bigint                  -- as in scenes
);

-- At most one row: what the tables above were computed from.
create table facts.selection_inputs (
    signature varchar not null
);
