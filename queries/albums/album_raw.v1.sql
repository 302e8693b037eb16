-- grain: one row per camera RAW
-- inputs: photos
-- example: from album_raw order by taken_at desc limit 200
create or replace view album_raw_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    concat_ws(' ', photo.camera_make, photo.camera_model) as camera
from photos as photo
where photo.is_raw;

comment on view album_raw_v1 is 'One row per camera RAW: photo_id, path, taken_at, camera.';
