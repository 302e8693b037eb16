-- grain: one row per active photo
-- inputs: photos, search_text
-- example: select photo_id from search_photos where contains(words, search_text('sunset'))
create or replace view search_photos_v1 as
select
    photo.*,
    search_text(concat_ws(' ', photo.file_name, photo.title, photo.description, photo.camera_make, photo.camera_model, photo.lens)) as words
from photos as photo;

comment on view search_photos_v1 is 'One row per active photo: the columns of photos, and words, its file name, title, description, camera and lens as search_text makes them. What `bpp search` looks through, together with search_terms.';
