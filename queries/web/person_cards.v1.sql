-- grain: one row per person
-- inputs: people, facts.faces, photos
-- example: from person_cards where shelf = 'known' order by photos desc
create or replace view person_cards_v1 as
select
    person.person_key,
    person.name,
    person.photos,
    person.faces,
    person.first_taken,
    person.last_taken,
    case
        when person.dismissed_as is not null then 'dismissed'
        when person.name is not null then 'known'
        when person.is_significant then 'unnamed'
        else 'other'
    end as shelf,
    person.dismissed_as,
    person.excluded,
    person.boosted,
    face.face_id as avatar_face_id,
    photo.sha256 as avatar_sha256
from people as person
left join facts.faces as face
    on face.face_id = person.avatar_face_id
left join photos as photo
    on photo.photo_id = face.photo_id;

comment on view person_cards_v1 is 'One row per person as the People page shows them: person_key, name, photos, faces, first_taken, last_taken, shelf (known, unnamed, other: too few photos to ask about, dismissed), dismissed_as, excluded, boosted, avatar_face_id, avatar_sha256 (null when the avatar''s photo is hidden or gone).';
