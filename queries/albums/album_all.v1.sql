-- grain: one row per active photo
-- inputs: photos
-- example: from album_all order by taken_at desc limit 200
create or replace view album_all_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at
from photos as photo;

comment on view album_all_v1 is 'One row per active photo: photo_id, path, taken_at.';
