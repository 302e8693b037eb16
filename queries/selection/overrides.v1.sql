-- grain: one row per photo the user forced in or out, by itself, by a person in it, or by hiding or trashing it
-- inputs: facts.photo_decisions, photo_marks, facts.people, facts.person_photos
-- example: from overrides where state = 'include'
create or replace view overrides_v1 as
with decided as (
    select
        photo_id,
        value as state,
        happened_at as decided_at
    from facts.photo_decisions
    where topic = 'verdict'
        and value is not null
),

put_away as (
    select
        photo_id,
        trashed_at
    from photo_marks
    where hidden
        or trashed_at is not null
),

kept_out as (
    select distinct
        there.photo_id
    from facts.people as person
    inner join facts.person_photos as there
        on there.person_key = person.person_key
    where person.excluded
)

select
    photo_id,
    state,
    decided_at
from decided
anti join put_away
    on put_away.photo_id = decided.photo_id
union all
select
    photo_id,
    'exclude' as state,
    trashed_at as decided_at
from put_away
union all
select
    kept_out.photo_id,
    'exclude' as state,
    null as decided_at
from kept_out
anti join decided
    on decided.photo_id = kept_out.photo_id
anti join put_away
    on put_away.photo_id = kept_out.photo_id;

comment on view overrides_v1 is 'One row per photo forced in or out of the picks: photo_id, state (include or exclude), decided_at (UTC; null where a person in it is excluded, or it is hidden). What is hidden or in the trash counts as excluded.';
