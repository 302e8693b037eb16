-- grain: one row per photo that is shown with another
-- inputs: facts.companions, stored_photos
-- example: select companion.kind, photo.path, companion.path as companion_path from companion_photos as companion inner join photos as photo on photo.photo_id = companion.companion_of
create or replace view companion_photos_v1 as
select
    companion.photo_id,
    companion.companion_of,
    companion.kind,
    photo.path,
    photo.file_name,
    photo.format
from facts.companions as companion
inner join stored_photos as photo
    on photo.photo_id = companion.photo_id;

comment on view companion_photos_v1 is 'One row per photo that is shown with another, and so not in photos: kind (raw_jpeg: the RAW of a RAW and JPEG pair; live: the motion of a Live Photo; motion: the movie beside another maker''s motion photo; burst_frame: a numbered frame beside a burst''s best), path, file_name and format of the companion.';
