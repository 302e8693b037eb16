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

-- One row per photo that may be picked: its file is there, it is no video and it was measured. Narrow and in order of time, so that
-- picks reads nothing else; holds no weights. Columns sharpness to face as in the view component_scores.
create table facts.candidates (
    ordinal bigint not null,         -- place in the library by time, then path; breaks ties
    photo_id bigint not null,
    day date,                        -- null unless the date is known to the day
    month date,                      -- first of the month; null unless the date is known to the month
    sharpness float,
    exposure float,
    composition float,
    face float,
    group_id bigint,                 -- as in near_duplicate_groups
    scene_id bigint,                 -- as in scenes
    series_score float               -- as in series_scores, null outside a group
);

-- At most one row: what the tables above were computed from.
create table facts.selection_inputs (
    signature varchar not null
);
