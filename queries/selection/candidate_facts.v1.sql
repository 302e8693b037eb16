-- grain: one row per photo that may be picked
-- inputs: fingerprints, stored_photos, component_scores, series_scores, facts.days, facts.near_duplicate_groups, facts.scenes
-- example: from candidate_facts order by place desc
create or replace view candidate_facts_v1 as
with placed as materialized (
    select
        ranked.photo_id,
        -- 27 bits of place (134 million photos), 16 of day
        (134217727 - ranked.ordinal) << 16 as earliness,
        coalesce(days.day_no, 0) as day_no,
        coalesce(photo.day, photo.month) as dated,
        grouped.group_id,
        (round(1e6 * coalesce(series.score::float::double, 0))::bigint << 27) + (134217727 - ranked.ordinal) as keeper_key
    from fingerprints as ranked
    inner join stored_photos as photo
        on photo.photo_id = ranked.photo_id
        and not photo.is_video
    left join facts.days as days
        on days.month = photo.month
        and days.day is not distinct from photo.day
    left join facts.near_duplicate_groups as grouped
        on grouped.photo_id = ranked.photo_id
    left join series_scores as series
        on series.photo_id = ranked.photo_id
),

best as (
    select
        group_id,
        max(keeper_key) as keeper_key
    from placed
    where group_id is not null
    group by group_id
)

select
    placed.earliness + placed.day_no as place,
    placed.photo_id,
    placed.day_no,
    placed.dated,
    component.sharpness,
    component.exposure,
    component.composition,
    component.face,
    placed.group_id,
    placed.keeper_key,
    placed.group_id is null or placed.keeper_key = best.keeper_key as is_keeper,
    scene.scene_id
from placed
inner join component_scores as component
    on component.photo_id = placed.photo_id
left join best
    on best.group_id = placed.group_id
left join facts.scenes as scene
    on scene.photo_id = placed.photo_id;

comment on view candidate_facts_v1 is 'One row per photo of fingerprints that is no video: what facts.candidates holds, computed anew: place (in time, then by path; the first has the highest; its lowest 16 bits are day_no), photo_id, day_no (0 when undated), dated (the day, else the month), sharpness, exposure, composition and face, group_id, keeper_key (the largest of a group is its best of the series), is_keeper (not in a group, or the best of its own), scene_id.';
