-- grain: one row per photo of the best tenth
-- inputs: facts.candidates, photo_scores, near_duplicates, photos
-- example: from album_top_rated order by score desc limit 200
create or replace view album_top_rated_v1 as
with keepers as (
    select
        candidate.photo_id,
        candidate.place,
        candidate.scene_id,
        scored.score
    from facts.candidates as candidate
    inner join photo_scores as scored
        on scored.photo_id = candidate.photo_id
    where candidate.photo_id not in (select photo_id from near_duplicates where not is_keeper)
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
