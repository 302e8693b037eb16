-- grain: one row per photo with a position
-- inputs: photos
-- example: select place_latitude, place_longitude, count(*) from album_by_place group by all
create or replace view album_by_place_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    photo.latitude,
    photo.longitude,
    round(photo.latitude, 2) as place_latitude,
    round(photo.longitude, 2) as place_longitude
from photos as photo
where photo.latitude is not null
    and photo.longitude is not null;

comment on view album_by_place_v1 is 'One row per photo with a position: photo_id, path, taken_at, latitude, longitude, and the place it belongs to, a cell of a hundredth of a degree (1.1 km from north to south): place_latitude, place_longitude.';
