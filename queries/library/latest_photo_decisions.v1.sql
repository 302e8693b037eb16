-- grain: one row per photo, topic and subject the user ever spoke about
-- inputs: active_events, facts.photos
-- example: from latest_photo_decisions(null) where topic = 'rated'
create or replace macro latest_photo_decisions_v1(contents) as table
with decided as (
    select
        -- by content: photo ids change when the facts are rebuilt
        photo.photo_id,
        case
            when event.kind in ('include', 'exclude', 'clear') then 'verdict'
            when event.kind in ('crown', 'uncrown') then 'crown'
            else event.kind
        end as topic,
        coalesce(event.subject, '') as subject,
        case
            when event.kind in ('include', 'exclude') then event.kind
            when event.kind = 'crown' then '1'
            when event.kind in ('clear', 'uncrown') then null
            else event.value
        end as value,
        event.happened_at,
        event.event_id
    from active_events as event
    inner join facts.photos as photo
        on photo.sha256 = event.sha256
    where event.kind in ('favourite', 'rated', 'labelled', 'hidden', 'trashed', 'include', 'exclude', 'clear', 'crown', 'uncrown', 'tagged', 'album_photo', 'album_override')
        and (contents is null or event.sha256 in (select unnest(contents::varchar[])))
)

select
    photo_id,
    topic,
    subject,
    -- arg_max_null: the last word may be a reset, whose value is null
    arg_max_null(value, event_id) as value,
    arg_max(happened_at, event_id) as happened_at,
    max(event_id) as event_id
from decided
group by
    photo_id,
    topic,
    subject;

comment on macro table latest_photo_decisions_v1 is 'One row per photo, topic and subject the user ever spoke about, of the photos with these contents (a list of SHA-256; null: all): what facts.photo_decisions holds, computed anew: photo_id, topic, subject (tag or album, else empty), value (null: taken back), happened_at (UTC) and event_id of the last word.';
