-- grain: one row per photo with a known camera
-- inputs: photos
-- example: select camera, count(*) from album_by_camera group by camera
create or replace view album_by_camera_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    trim(case when starts_with(lower(photo.camera_model), lower(photo.camera_make)) then photo.camera_model else concat_ws(' ', photo.camera_make, photo.camera_model) end) as camera
from photos as photo
where photo.camera_model is not null;

comment on view album_by_camera_v1 is 'One row per photo with a known camera: photo_id, path, taken_at, camera (maker and model).';
