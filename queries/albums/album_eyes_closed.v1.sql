-- grain: one row per photo in which a face that matters has its eyes closed
-- inputs: photos, faces, eyes_closed
-- example: select path, closed from album_eyes_closed where person = 'Emma'
create or replace view album_eyes_closed_v1 as
with blinks as (
    select
        photo_id,
        count(*) as closed,
        any_value(person) as person
    from faces
    where not is_dismissed
        -- both eyes were read, of a face large and frontal enough to tell
        and left_eye_open is not null
        and right_eye_open is not null
        and eyes_closed(left_eye_open, right_eye_open, yaw)
        and size >= 0.04
        and abs(coalesce(yaw, 0)) < 45
    group by photo_id
)

select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    blinks.closed,
    blinks.person
from blinks
inner join photos as photo
    on photo.photo_id = blinks.photo_id;

comment on view album_eyes_closed_v1 is 'One row per photo in which somebody has both eyes closed: photo_id, path, taken_at, closed (how many faces), person (one of them; null when unnamed).';
