-- grain: one row per photo of which a part is missing
-- inputs: photos
-- example: select path, damage from album_damaged
create or replace view album_damaged_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    photo.damage
from photos as photo
where photo.damage is not null;

comment on view album_damaged_v1 is 'One row per photo of which a part is missing: photo_id, path, taken_at, damage (why).';
