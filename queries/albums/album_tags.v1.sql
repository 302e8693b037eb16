-- grain: one row per photo and tag
-- inputs: photo_tags, facts.photos
-- example: from album_tags where tag = 'sea' order by taken_at
create or replace view album_tags_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    tagged.tag,
    tagged.source
from photo_tags as tagged
inner join facts.photos as photo
    on photo.photo_id = tagged.photo_id;

comment on view album_tags_v1 is 'One row per photo and tag, an album for each: photo_id, path, taken_at, tag, source (user: you tagged it; file: a keyword of the file).';
