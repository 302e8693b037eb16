-- grain: one row per photo the user forced in or out, by itself, by a person in it, or by hiding or trashing it
-- inputs: active_events (kinds 'include', 'exclude', 'clear'), photo_marks, facts.photos, facts.people, facts.person_photos
-- example: from overrides where state = 'include'
create or replace view overrides_v1 as
with decided as (
    select
        -- by content first: photo ids change when the facts are rebuilt
        coalesce(by_content.photo_id, event.photo_id) as photo_id,
        arg_max(event.kind, event.event_id) as state,
        arg_max(event.happened_at, event.event_id) as decided_at
    from active_events as event
    left join facts.photos as by_content
        on by_content.sha256 = event.sha256
    where event.kind in ('include', 'exclude', 'clear')
        and coalesce(by_content.photo_id, event.photo_id) is not null
    group by coalesce(by_content.photo_id, event.photo_id)
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
where state <> 'clear'
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
    and decided.state <> 'clear'
anti join put_away
    on put_away.photo_id = kept_out.photo_id;

comment on view overrides_v1 is 'One row per photo forced in or out of the picks: photo_id, state (include or exclude), decided_at (UTC; null where a person in it is excluded, or it is hidden). What is hidden or in the trash counts as excluded.';
