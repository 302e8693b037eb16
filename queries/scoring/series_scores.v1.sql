-- grain: one row per photo of a near-duplicate group
-- inputs: facts.series_context
-- example: from series_scores order by group_id, score desc
create or replace view series_scores_v1 as
with faults as (
    select
        group_id,
        photo_id,
        -- each fault in units of "clearly worse", tuned on the development half of made series; one unit halves the score
        softness / 0.5 as softness,
        motion / 0.2 as motion,
        noise / 2.0 as noise,
        greatest(0, abs(brightness) - 0.1) / 0.1 as exposure,
        clipping / 0.2 as clipping,
        blockiness / 0.25 as compression,
        resolution / 1.0 as resolution,
        bytes / 2.0 as bytes
    from facts.series_context
)

select
    group_id,
    photo_id,
    (1 / (1 + softness + motion + noise + exposure + clipping + compression + resolution + bytes))::double as score,
    softness::double as softness,
    motion::double as motion,
    noise::double as noise,
    exposure::double as exposure,
    clipping::double as clipping,
    compression::double as compression,
    resolution::double as resolution
from faults;

comment on view series_scores_v1 is 'One row per photo of a near-duplicate group: score 0-1 against the others of its own series, and its faults (softness, motion, noise, exposure, clipping, compression, resolution), 0 = none, 1 = clearly worse than the best of the series in that respect.';
