-- grain: one row per person
-- inputs: facts.face_people, facts.faces, facts.photos, file_people, person_decisions
-- example: from person_facts
create or replace view person_facts_v1 as
with keys as (
    select person_key from facts.face_people where person_key is not null
    union
    select person_key from file_people
    union
    select person_key from person_decisions where person_key = root_key
),

written as (
    -- the spelling most files use
    select
        person_key,
        mode(person order by person) as name
    from file_people
    group by person_key
),

avatars as (
    select
        decision.person_key,
        arg_max(face.face_id, -(abs(face.x - (decision.avatar_box ->> '$.x')::float) + abs(face.y - (decision.avatar_box ->> '$.y')::float))) as face_id
    from person_decisions as decision
    inner join facts.photos as photo
        on photo.sha256 = decision.avatar_sha256
    inner join facts.faces as face
        on face.photo_id = photo.photo_id
    where decision.avatar_box is not null
    group by decision.person_key
)

select
    keys.person_key,
    coalesce(decision.name, if(decision.person_key is null or starts_with(keys.person_key, 'n'), written.name, null)) as name,
    decision.dismissed_as,
    coalesce(decision.excluded, false) as excluded,
    coalesce(decision.boosted, false) as boosted,
    avatars.face_id as avatar_face_id
from keys
left join person_decisions as decision
    on decision.person_key = keys.person_key
left join written
    on written.person_key = keys.person_key
left join avatars
    on avatars.person_key = keys.person_key;

comment on view person_facts_v1 is 'One row per person: what facts.people holds, computed anew.';
