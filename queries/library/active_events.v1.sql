-- grain: one row per event that still counts
-- inputs: decisions.events
-- example: select kind, count(*) from active_events group by kind
create or replace view active_events_v1 as
with switched as (
    -- a batch is undone and redone as a whole; the last word counts
    select
        subject as batch,
        arg_max(kind, event_id) as last_word
    from decisions.events
    where kind in ('undo', 'redo')
    group by subject
)

select
    event.event_id,
    event.batch,
    event.happened_at,
    event.actor,
    event.kind,
    event.sha256,
    event.photo_id,
    event.subject,
    event.value
from decisions.events as event
left join switched
    on switched.batch = event.batch
where event.kind not in ('undo', 'redo')
    and switched.last_word is distinct from 'undo';

comment on view active_events_v1 is 'One row per decision that was not undone: event_id, batch (one undo step), happened_at (UTC), actor, kind, sha256 and photo_id (the photo it is about), subject, value.';
