-- grain: one row per active photo
-- inputs: photos, facts.photo_words
-- example: select photo_id from search_photos where contains(words, search_text('sunset'))
create or replace view search_photos_v1 as
select
    photo.*,
    known.words
from photos as photo
left join facts.photo_words as known
    on known.photo_id = photo.photo_id;

comment on view search_photos_v1 is 'One row per active photo: the columns of photos, and words, its file name, title, description, camera and lens as search_text makes them. What `bpp search` looks through, together with search_terms.';
