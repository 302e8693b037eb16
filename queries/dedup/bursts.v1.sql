-- grain: one row per active photo of a burst
-- inputs: facts.bursts, photo_marks, facts.photos
-- example: select burst_id, count(*) from bursts group by burst_id
create or replace view bursts_v1 as
with put_away as (
    select
        photo_id
    from photo_marks
    where hidden
        or trashed_at is not null
),

broken as materialized (
    select distinct
        burst_id
    from facts.bursts
    where photo_id in (select photo_id from put_away)
),

shots as (
    -- numbered as the last analysis stored them, but for those of which a photo is put away
    select
        shot.photo_id,
        shot.burst_id,
        shot.position,
        shot.size,
        shot.seconds_in,
        shot.camera,
        shot.taken_at
    from facts.bursts as shot
    anti join broken
        on broken.burst_id = shot.burst_id
    union all
    select
        shot.photo_id,
        shot.burst_id,
        row_number() over (partition by shot.burst_id order by shot.position) as position,
        count(*) over (partition by shot.burst_id) as size,
        shot.seconds_in,
        shot.camera,
        shot.taken_at
    from facts.bursts as shot
    semi join broken
        on broken.burst_id = shot.burst_id
    anti join put_away
        on put_away.photo_id = shot.photo_id
)

select
    shots.photo_id,
    shots.burst_id,
    shots.position,
    shots.size,
    shots.seconds_in,
    shots.camera,
    shots.taken_at,
    photo.path
from shots
inner join facts.photos as photo
    on photo.photo_id = shots.photo_id
where shots.size > 1;

comment on view bursts_v1 is 'One row per active photo of a burst, shots of one camera in quick succession: photo_id, burst_id (photo_id of its first shot, active or not), position in it from 1, size, seconds_in (since the first shot, always below time_window_seconds), camera, taken_at, path. Only photos whose camera stated the second.';
