-- grain: one row per pair of people who may be one
-- inputs: facts.person_pairs, people, active_events (kind 'people_differ'), person_decisions
-- example: from face_pairs_to_review limit 10
create or replace view face_pairs_to_review_v1 as
with judged as (
    select
        coalesce(one.root_key, event.subject) as person_a,
        coalesce(other.root_key, event.value) as person_b
    from active_events as event
    left join person_decisions as one
        on one.person_key = event.subject
    left join person_decisions as other
        on other.person_key = event.value
    where event.kind = 'people_differ'
)

select
    pair.person_a,
    a.name as name_a,
    a.avatar_face_id as face_a,
    a.photos as photos_a,
    pair.person_b,
    b.name as name_b,
    b.avatar_face_id as face_b,
    b.photos as photos_b,
    pair.similarity
from facts.person_pairs as pair
inner join people as a
    on a.person_key = pair.person_a
    and a.dismissed_as is null
inner join people as b
    on b.person_key = pair.person_b
    and b.dismissed_as is null
anti join judged
    on least(judged.person_a, judged.person_b) = least(pair.person_a, pair.person_b)
    and greatest(judged.person_a, judged.person_b) = greatest(pair.person_a, pair.person_b)
order by
    pair.similarity desc,
    pair.person_a,
    pair.person_b;

comment on view face_pairs_to_review_v1 is 'One row per pair of people who look alike but not enough to be joined without asking, closest first: person_a, name_a, face_a, photos_a, person_b, name_b, face_b, photos_b, similarity. Pairs you judged are gone.';
