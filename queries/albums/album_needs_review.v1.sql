-- grain: one row per photo that is in no album the user made
-- inputs: photos, manual_album_photos
-- example: from album_needs_review order by taken_at desc limit 200
create or replace view album_needs_review_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at
from photos as photo
anti join manual_album_photos as placed
    on placed.photo_id = photo.photo_id;

comment on view album_needs_review_v1 is 'One row per photo that you have put into no album yet: photo_id, path, taken_at.';
