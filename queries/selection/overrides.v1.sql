-- grain: one row per photo the user has decided about
-- inputs: decisions.events (kinds 'include', 'exclude', 'clear'), facts.photos
-- example: from overrides where state = 'include'
create or replace view overrides_v1 as
with decided as (
    select
        -- by content first: photo ids change when the facts are rebuilt
        coalesce(by_content.photo_id, event.photo_id) as photo_id,
        event.event_id,
        event.kind,
        event.happened_at
    from decisions.events as event
    left join facts.photos as by_content
        on by_content.sha256 = event.sha256
    where event.kind in ('include', 'exclude', 'clear')
)

select
    photo_id,
    arg_max(kind, event_id) as state,
    arg_max(happened_at, event_id) as decided_at
from decided
where photo_id is not null
group by photo_id
having arg_max(kind, event_id) <> 'clear';

comment on view overrides_v1 is 'One row per photo the user forced in or out of the picks: photo_id, state (include or exclude), decided_at (UTC).';
