-- grain: one row per video
-- inputs: photos
-- example: from album_videos order by taken_at desc limit 200
create or replace view album_videos_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at
from photos as photo
where photo.is_video;

comment on view album_videos_v1 is 'One row per video: photo_id, path, taken_at.';
