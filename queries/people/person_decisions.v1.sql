-- grain: one row per person the user decided something about
-- inputs: facts.subject_decisions
-- example: from person_decisions where name = 'Emma'
create or replace view person_decisions_v1 as
with recursive said as (
    select
        kind,
        subject as person_key,
        value,
        sha256
    from facts.subject_decisions
    where kind in ('person_named', 'person_merged', 'person_dismissed', 'person_excluded', 'person_boosted', 'person_avatar', 'person_face', 'person_tagged')
),

keys as (
    select person_key from said
    union
    select value as person_key from said where kind = 'person_merged' and value is not null
),

steps as (
    select
        person_key,
        person_key as reached,
        0 as depth
    from keys
    union all
    select
        steps.person_key,
        said.value as reached,
        steps.depth + 1 as depth
    from steps
    inner join said
        on said.kind = 'person_merged'
        and said.person_key = steps.reached
        and said.value is not null
    -- a chain of merges; a circle cannot be made, and would end here
    where steps.depth < 64
),

roots as (
    select
        person_key,
        arg_max(reached, depth) as root_key
    from steps
    group by person_key
)

select
    roots.person_key,
    roots.root_key,
    max(said.value) filter (where said.kind = 'person_named') as name,
    max(said.value) filter (where said.kind = 'person_dismissed') as dismissed_as,
    coalesce(bool_or(said.kind = 'person_excluded' and said.value is not null), false) as excluded,
    coalesce(bool_or(said.kind = 'person_boosted' and said.value is not null), false) as boosted,
    max(said.sha256) filter (where said.kind = 'person_avatar') as avatar_sha256,
    max(said.value) filter (where said.kind = 'person_avatar') as avatar_box
from roots
left join said
    on said.person_key = roots.person_key
group by
    roots.person_key,
    roots.root_key;

comment on view person_decisions_v1 is 'One row per person the user decided something about: person_key, root_key (whom it was merged into, or itself), name, dismissed_as (not_a_person, not_interesting), excluded (from the picks), boosted (in the picks), avatar_sha256 and avatar_box.';
