-- grain: one row per photo of the best tenth
-- inputs: facts.candidates, photo_scores, overrides, crowns, photos
-- example: from album_top_rated order by score desc limit 200
create or replace view album_top_rated_v1 as
with touched as materialized (
    -- groups about which the user said something; the others have the keeper that stands in the table
    select distinct
        group_id
    from facts.candidates
    where group_id is not null
        and photo_id in (select photo_id from overrides union all select photo_id from crowns)
),

standing as materialized (
    select
        candidate.photo_id
    from facts.candidates as candidate
    where candidate.is_keeper
        and (candidate.group_id is null or candidate.group_id not in (select group_id from touched))
    union all
    select
        candidate.photo_id
    from facts.candidates as candidate
    inner join touched
        on touched.group_id = candidate.group_id
    left join overrides as override
        on override.photo_id = candidate.photo_id
    left join crowns as crown
        on crown.photo_id = candidate.photo_id
    -- as in near_duplicates
    qualify row_number() over (
        partition by candidate.group_id
        order by case override.state when 'include' then 2 when 'exclude' then 0 else 1 end desc, coalesce(crown.event_id, 0) desc, candidate.keeper_key desc
    ) = 1
),

keepers as (
    select
        candidate.photo_id,
        candidate.place,
        candidate.scene_id,
        scored.score
    from facts.candidates as candidate
    semi join standing
        on standing.photo_id = candidate.photo_id
    inner join photo_scores as scored
        on scored.photo_id = candidate.photo_id
),

cut as (
    select
        quantile_disc(score, 0.9) as score
    from keepers
),

best as (
    select
        keepers.photo_id,
        keepers.place,
        keepers.scene_id,
        keepers.score
    from keepers
    cross join cut
    where keepers.score >= cut.score
    qualify row_number() over (partition by coalesce(keepers.scene_id, keepers.photo_id) order by keepers.score desc, keepers.place desc) = 1
)

select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    best.score
from best
inner join photos as photo
    on photo.photo_id = best.photo_id;

comment on view album_top_rated_v1 is 'One row per photo of the best tenth by score, keepers only and one of a scene: photo_id, path, taken_at, score.';
