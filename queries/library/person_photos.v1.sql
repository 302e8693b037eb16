-- grain: one row per active photo and person in it
-- inputs: facts.named_people, facts.photos
-- example: select person, count(*) from person_photos group by person
create or replace view person_photos_v1 as
select distinct
    named.person,
    named.photo_id
from facts.named_people as named
inner join facts.photos as photo
    on photo.photo_id = named.photo_id
    and not photo.missing;

comment on view person_photos_v1 is 'One row per active photo and person: person, photo_id.';
