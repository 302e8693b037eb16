-- grain: one row per photo tagged sensitive
-- inputs: photo_tags, photos
-- example: from album_sensitive order by taken_at desc
create or replace view album_sensitive_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at
from photos as photo
semi join (
    select
        photo_id
    from photo_tags
    where lower(tag) = 'sensitive'
) as tagged
    on tagged.photo_id = photo.photo_id;

comment on view album_sensitive_v1 is 'One row per photo tagged sensitive, which no shared device ever sees: photo_id, path, taken_at.';
