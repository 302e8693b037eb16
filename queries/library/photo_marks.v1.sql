-- grain: one row per photo the user marked
-- inputs: active_events (kinds 'favourite', 'rated', 'labelled', 'hidden', 'trashed'), facts.photos
-- example: select photo_id from photo_marks where favourite
create or replace view photo_marks_v1 as
with decided as (
    select
        -- by content first: photo ids change when the facts are rebuilt
        coalesce(by_content.photo_id, event.photo_id) as photo_id,
        event.event_id,
        event.happened_at,
        event.kind,
        event.value
    from active_events as event
    left join facts.photos as by_content
        on by_content.sha256 = event.sha256
    where event.kind in ('favourite', 'rated', 'labelled', 'hidden', 'trashed')
),

latest as (
    select
        photo_id,
        -- arg_max_null: the last word may be a reset, whose value is null
        arg_max_null(value, event_id) filter (where kind = 'favourite') as favourite,
        arg_max_null(value, event_id) filter (where kind = 'rated') as rated,
        arg_max_null(value, event_id) filter (where kind = 'labelled') as labelled,
        arg_max_null(value, event_id) filter (where kind = 'hidden') as hidden,
        arg_max_null(if(value is null, null, happened_at), event_id) filter (where kind = 'trashed') as trashed_at
    from decided
    where photo_id is not null
    group by photo_id
)

select
    photo_id,
    favourite is not null as favourite,
    try_cast(rated as tinyint) as rating,
    labelled as label,
    hidden is not null as hidden,
    trashed_at
from latest
where favourite is not null
    or rated is not null
    or labelled is not null
    or hidden is not null
    or trashed_at is not null;

comment on view photo_marks_v1 is 'One row per photo the user marked: photo_id, favourite, rating (0-5; null where none was given), label (colour), hidden, trashed_at (UTC; null: not in the trash).';
