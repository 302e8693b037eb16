-- grain: one row per photo of a group of people
-- inputs: group_photos, facts.photos
-- example: from album_groups where names = ['Emma', 'Noah']
create or replace view album_groups_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    together.group_key,
    together.names
from group_photos as together
inner join facts.photos as photo
    on photo.photo_id = together.photo_id
-- fewer are a coincidence
qualify count(*) over (partition by together.group_key) >= 3;

comment on view album_groups_v1 is 'One row per photo of people who often appear together, an album for each group: photo_id, path, taken_at, group_key, names.';
