-- grain: one row per photo the user made the keeper of its group
-- inputs: active_events (kinds 'crown', 'uncrown'), facts.photos
-- example: from crowns
create or replace view crowns_v1 as
with decided as (
    select
        coalesce(by_content.photo_id, event.photo_id) as photo_id,
        event.event_id,
        event.kind
    from active_events as event
    left join facts.photos as by_content
        on by_content.sha256 = event.sha256
    where event.kind in ('crown', 'uncrown')
)

select
    photo_id,
    max(event_id) as event_id
from decided
where photo_id is not null
group by photo_id
having arg_max(kind, event_id) = 'crown';

comment on view crowns_v1 is 'One row per photo the user crowned as the keeper of its near-duplicates: photo_id, event_id; the latest of a group counts.';
