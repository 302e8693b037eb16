-- grain: one row per photo and significant person in it
-- inputs: photos, person_photos, people
-- example: from album_people where person = 'Emma' order by taken_at
create or replace view album_people_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    there.person,
    there.person_key
from person_photos as there
inner join people as person
    on person.person_key = there.person_key
    and person.is_significant
inner join photos as photo
    on photo.photo_id = there.photo_id;

comment on view album_people_v1 is 'One row per photo and significant person in it, an album for each: photo_id, path, taken_at, person, person_key.';
