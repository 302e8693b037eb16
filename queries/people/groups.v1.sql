-- grain: one row per set of people who appear together
-- inputs: group_photos, photos
-- example: select names, photos from groups order by photos desc
create or replace view groups_v1 as
select
    together.group_key,
    any_value(together.names) as names,
    len(any_value(together.names)) as people,
    count(*) as photos,
    min(photo.taken_at) as first_taken,
    max(photo.taken_at) as last_taken
from group_photos as together
inner join photos as photo
    on photo.photo_id = together.photo_id
group by together.group_key
having count(*) >= 3;

comment on view groups_v1 is 'One row per set of significant people who are together, without others, in at least three photos: group_key, names, people (how many), photos, first_taken, last_taken.';
