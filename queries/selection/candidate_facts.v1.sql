-- grain: one row per photo that may be picked
-- inputs: fingerprints, photos, component_scores, series_scores, facts.near_duplicate_groups, facts.scenes
-- example: from candidate_facts order by ordinal
create or replace view candidate_facts_v1 as
select
    ranked.ordinal,
    photo.photo_id,
    photo.day,
    photo.month,
    component.sharpness,
    component.exposure,
    component.composition,
    component.face,
    grouped.group_id,
    scene.scene_id,
    series.score::float as series_score
from fingerprints as ranked
inner join photos as photo
    on photo.photo_id = ranked.photo_id
    and not photo.is_video
inner join component_scores as component
    on component.photo_id = photo.photo_id
left join facts.near_duplicate_groups as grouped
    on grouped.photo_id = photo.photo_id
left join facts.scenes as scene
    on scene.photo_id = photo.photo_id
left join series_scores as series
    on series.photo_id = photo.photo_id;

comment on view candidate_facts_v1 is 'One row per active, measured photo that is no video: what facts.candidates holds, computed anew.';
