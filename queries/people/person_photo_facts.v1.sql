-- grain: one row per photo and person in it
-- inputs: facts.face_people, facts.faces, facts.named_regions, facts.photos, file_people, person_decisions, active_events (kind 'person_tagged')
-- example: from person_photo_facts
create or replace view person_photo_facts_v1 as
with tagged as (
    select
        photo.photo_id,
        decision.root_key as person_key,
        arg_max_null(event.value, event.event_id) is not null as there
    from active_events as event
    inner join facts.photos as photo
        on photo.sha256 = event.sha256
    inner join person_decisions as decision
        on decision.person_key = event.subject
    where event.kind = 'person_tagged'
    group by
        photo.photo_id,
        decision.root_key
),

by_face as (
    select distinct
        face.photo_id,
        assigned.person_key
    from facts.face_people as assigned
    inner join facts.faces as face
        on face.face_id = assigned.face_id
    where assigned.person_key is not null
),

contradicted as (
    -- the user says that the face the file names is somebody else, or nobody
    select distinct
        named.photo_id,
        file.person_key
    from facts.named_regions as named
    inner join file_people as file
        on file.photo_id = named.photo_id
        and file.person = named.person
    inner join facts.faces as face
        on face.photo_id = named.photo_id
        and abs(face.x + face.width / 2 - named.x - named.width / 2) < named.width / 2
        and abs(face.y + face.height / 2 - named.y - named.height / 2) < named.height / 2
    inner join facts.face_people as assigned
        on assigned.face_id = face.face_id
        and assigned.how in ('decided', 'dismissed')
        and assigned.person_key is distinct from file.person_key
),

by_file as (
    select distinct
        file.photo_id,
        file.person_key
    from file_people as file
    anti join contradicted
        on contradicted.photo_id = file.photo_id
        and contradicted.person_key = file.person_key
),

together as (
    select photo_id, person_key from by_face
    union
    select photo_id, person_key from by_file
    union
    select photo_id, person_key from tagged where there
)

select
    together.photo_id,
    together.person_key
from together
anti join tagged
    on tagged.photo_id = together.photo_id
    and tagged.person_key = together.person_key
    and not tagged.there;

comment on view person_photo_facts_v1 is 'One row per photo and person: what facts.person_photos holds, computed anew.';
