-- grain: one row per named person that a face may be, at most nine
-- inputs: facts.faces, facts.face_embeddings, facts.face_people, faces, people, person_photos, photos
-- example: from face_suggestions(1)
create or replace macro face_suggestions_v1(wanted_face) as table
with wanted as (
    select
        face.photo_id,
        embedded.model,
        embedded.embedding,
        assigned.person_key
    from facts.faces as face
    left join facts.face_embeddings as embedded
        on embedded.face_id = face.face_id
    left join facts.face_people as assigned
        on assigned.face_id = face.face_id
    where face.face_id = wanted_face
),

candidates as (
    select
        person_key,
        name,
        photos
    from people
    where is_named
        and dismissed_as is null
        and person_key is distinct from (select person_key from wanted)
),

samples as (
    -- a dozen good faces of each tell as much as a thousand
    select
        known.person_key,
        known.face_id
    from faces as known
    semi join candidates
        on candidates.person_key = known.person_key
    qualify row_number() over (partition by known.person_key order by known.quality desc, known.face_id) <= 12
),

alike as (
    select
        samples.person_key,
        avg(list_dot_product(embedded.embedding, wanted.embedding)) as similarity
    from samples
    inner join facts.face_embeddings as embedded
        on embedded.face_id = samples.face_id
    inner join wanted
        on wanted.model = embedded.model
    group by samples.person_key
),

nearby as (
    -- who is in the photos of that day
    select
        there.person_key,
        count(*) as photos
    from person_photos as there
    inner join photos as photo
        on photo.photo_id = there.photo_id
    where photo.day = (
        select
            day
        from photos
        where photo_id = (select photo_id from wanted)
    )
    group by there.person_key
)

select
    candidates.person_key,
    candidates.name,
    alike.similarity::float as similarity,
    coalesce(nearby.photos, 0) as photos_that_day,
    candidates.photos
from candidates
left join alike
    on alike.person_key = candidates.person_key
left join nearby
    on nearby.person_key = candidates.person_key
where exists (from wanted)
order by
    alike.similarity desc nulls last,
    photos_that_day desc,
    candidates.photos desc,
    candidates.person_key
limit 9;

comment on macro table face_suggestions_v1 is 'One row per named person that a face may be, at most nine, the likeliest first: person_key, name, similarity (mean cosine to a dozen of their faces; null without embeddings), photos_that_day, photos.';
