-- grain: one row per photo and name in its own metadata
-- inputs: facts.named_people, facts.named_regions, person_decisions
-- example: select person_key, any_value(person) from file_people group by person_key
create or replace view file_people_v1 as
with names as (
    select photo_id, person from facts.named_people
    union
    select photo_id, person from facts.named_regions
),

spellings as (
    select distinct
        person,
        lower(trim(person)) as folded
    from names
),

decided as (
    -- a person the user called so is the one the file means
    select
        lower(trim(name)) as folded,
        min(root_key) as person_key
    from person_decisions
    where name is not null
        and root_key = person_key
    group by lower(trim(name))
),

keyed as (
    select
        spellings.person,
        coalesce(decided.person_key, 'n' || substr(sha256(spellings.folded), 1, 10)) as person_key
    from spellings
    left join decided
        on decided.folded = spellings.folded
)

select
    names.photo_id,
    names.person,
    coalesce(merged.root_key, keyed.person_key) as person_key
from names
inner join keyed
    on keyed.person = names.person
left join person_decisions as merged
    on merged.person_key = keyed.person_key;

comment on view file_people_v1 is 'One row per photo and name that its own metadata states: photo_id, person (as written), person_key.';
