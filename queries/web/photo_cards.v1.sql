-- grain: one row per wanted photo
-- inputs: facts.photos, facts.companions, facts.embedded_videos, photo_marks, facts.candidates, photo_scores, overrides, facts.near_duplicate_groups, facts.faces
-- example: from photo_cards([1, 2, 3])
create or replace macro photo_cards_v1(wanted_photos) as table
with wanted as materialized (
    select distinct unnest(wanted_photos::bigint[]) as photo_id
),

own_films as (
    select film.photo_id
    from facts.embedded_videos as film
    semi join wanted
        on wanted.photo_id = film.photo_id
),

moving as (
    select
        companion.companion_of as photo_id,
        min(film.sha256) as sha256
    from facts.companions as companion
    semi join wanted
        on wanted.photo_id = companion.companion_of
    inner join facts.photos as film
        on film.photo_id = companion.photo_id
        and not film.missing
    where companion.kind in ('live', 'motion')
    group by companion.companion_of
),

-- inner joins with what is stored, not with the views of all photos: only those hand the wanted ids down to the scan
stored as (
    select
        photo.photo_id,
        photo.sha256,
        parse_filename(photo.path) as file_name,
        photo.format,
        photo.width,
        photo.height,
        photo.taken_at,
        photo.favourite,
        photo.rating,
        photo.label
    from facts.photos as photo
    inner join wanted
        on wanted.photo_id = photo.photo_id
),

marked as (
    select
        mark.photo_id,
        mark.favourite,
        mark.rating,
        mark.label
    from photo_marks as mark
    inner join wanted
        on wanted.photo_id = mark.photo_id
),

grouped as (
    select
        own.photo_id,
        own.group_id
    from facts.near_duplicate_groups as own
    semi join wanted
        on wanted.photo_id = own.photo_id
),

sized as (
    select
        member.group_id,
        count(*) as alike
    from facts.near_duplicate_groups as member
    semi join grouped
        on grouped.group_id = member.group_id
    group by member.group_id
),

found as (
    select
        face.photo_id,
        count(*) as faces
    from facts.faces as face
    semi join wanted
        on wanted.photo_id = face.photo_id
    group by face.photo_id
),

scored as (
    select
        all_scores.photo_id,
        all_scores.score,
        candidate.is_keeper
    from facts.candidates as candidate
    inner join wanted
        on wanted.photo_id = candidate.photo_id
    inner join photo_scores as all_scores
        on all_scores.photo_id = candidate.photo_id
),

decided as (
    select
        override.photo_id,
        override.state
    from overrides as override
    inner join wanted
        on wanted.photo_id = override.photo_id
)

select
    photo.photo_id,
    photo.sha256,
    photo.file_name,
    photo.width,
    photo.height,
    photo.taken_at,
    case when photo.format in ('video', 'raw') then photo.format else 'photo' end as kind,
    scored.score,
    coalesce(marked.favourite, photo.favourite, false) as favourite,
    coalesce(marked.rating, photo.rating) as rating,
    coalesce(marked.label, photo.label) as label,
    decided.state,
    sized.alike,
    grouped.group_id,
    scored.is_keeper,
    found.faces,
    case when own_film.photo_id is null then moving.sha256 else coalesce(moving.sha256, photo.sha256) end as moving
from stored as photo
left join marked
    on marked.photo_id = photo.photo_id
left join scored
    on scored.photo_id = photo.photo_id
left join decided
    on decided.photo_id = photo.photo_id
left join grouped
    on grouped.photo_id = photo.photo_id
left join sized
    on sized.group_id = grouped.group_id
left join found
    on found.photo_id = photo.photo_id
left join moving
    on moving.photo_id = photo.photo_id
left join own_films as own_film
    on own_film.photo_id = photo.photo_id;

comment on macro table photo_cards_v1 is 'One row per wanted photo, active or not: photo_id, sha256, file_name, width, height, taken_at, kind (photo, raw, video), score, favourite, rating, label, state (include or exclude), alike (photos of its near-duplicate group), group_id, is_keeper (by its score; the user may have crowned another), faces, moving (content that holds the video of a Live or motion photo; its own where the video is in its file).';
