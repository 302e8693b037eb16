-- grain: one row per active photo and person in it
-- inputs: facts.person_photos, facts.people, photos
-- example: select person, count(*) from person_photos group by person
create or replace view person_photos_v1 as
select
    coalesce(person.name, person.person_key) as person,
    there.photo_id,
    there.person_key,
    person.name is not null as is_named
from facts.person_photos as there
inner join facts.people as person
    on person.person_key = there.person_key
    and person.dismissed_as is null
inner join photos as photo
    on photo.photo_id = there.photo_id;

comment on view person_photos_v1 is 'One row per active photo and person in it, by face, by tag or by the file''s own metadata: person (name, or key of an unnamed one), photo_id, person_key, is_named. Dismissed people are left out.';
