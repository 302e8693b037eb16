-- grain: one row per batch of decisions, kind, subject and whether a value was given; undone ones too
-- inputs: decisions.events, setting_definitions, person_decisions, facts.photos
-- example: select happened_at, kind, subject, previous_value, value from decision_history where not undone order by first_event_id desc
create or replace view decision_history_v1 as
with switched as (
    select
        subject as batch,
        arg_max(kind, event_id) = 'undo' as undone
    from decisions.events
    where kind in ('undo', 'redo')
    group by subject
),

said as (
    select
        event.event_id,
        event.batch,
        event.happened_at,
        event.actor,
        event.kind,
        event.sha256,
        -- the old box of a moved face says nothing to a reader
        case when event.kind <> 'face_moved' then event.subject end as subject,
        event.value,
        coalesce(switched.undone, false) as undone
    from decisions.events as event
    left join switched
        on switched.batch = event.batch
    where event.kind not in ('undo', 'redo')
),

changed as (
    select
        event_id,
        -- a struct, because the value in force may be a reset, which is null
        last_value(case when not undone then {'text': value} end ignore nulls) over earlier as before
    from said
    where kind = 'set'
    window earlier as (partition by subject order by event_id rows between unbounded preceding and 1 preceding)
),

worded as (
    select
        said.*,
        setting.type as setting_type,
        coalesce(try_cast(changed.before.text as double), setting.default_value)::double as old_number,
        coalesce(try_cast(case when said.kind = 'set' then said.value end as double), setting.default_value)::double as new_number
    from said
    left join changed
        on changed.event_id = said.event_id
    left join setting_definitions as setting
        on setting.key = said.subject
        and said.kind = 'set'
),

titled as (
    -- of deleted ones too: history speaks of what was
    select
        subject as album_key,
        arg_max(if(kind = 'album_sql', json_extract_string(try_cast(value as json), '$.title'), value), event_id) as title
    from said
    where kind in ('album_created', 'album_renamed', 'album_sql')
        and value is not null
    group by subject
),

counted as (
    select
        batch,
        kind,
        subject,
        value is null as is_reset,
        min(happened_at) as happened_at,
        min(actor) as actor,
        bool_or(undone) as undone,
        min(event_id) as first_event_id,
        count(*) as events,
        count(distinct sha256) as photos,
        min(sha256) as sha256,
        case when min(value) = max(value) then min(value) end as value,
        min(setting_type) as setting_type,
        arg_min(old_number, event_id) as old_number,
        arg_max(new_number, event_id) as new_number
    from worded
    group by
        batch,
        kind,
        subject,
        value is null
)

select
    counted.batch,
    counted.happened_at,
    counted.actor,
    counted.undone,
    counted.first_event_id,
    counted.kind,
    counted.events,
    counted.photos,
    case when counted.photos = 1 then parse_filename(photo.path) end as file_name,
    counted.subject,
    person.name as person,
    other_person.name as other_person,
    album.title as album,
    other_album.title as other_album,
    counted.is_reset,
    case
        when counted.setting_type = 'boolean' then (counted.new_number <> 0)::varchar
        when counted.setting_type is not null then regexp_replace(counted.new_number::varchar, '\.0$', '')
        else counted.value
    end as value,
    case
        when counted.setting_type = 'boolean' then (counted.old_number <> 0)::varchar
        when counted.setting_type is not null then regexp_replace(counted.old_number::varchar, '\.0$', '')
    end as previous_value
from counted
left join facts.photos as photo
    on photo.sha256 = counted.sha256
    and counted.photos = 1
left join person_decisions as person
    on person.person_key = counted.subject
left join person_decisions as other_person
    on other_person.person_key = counted.value
left join titled as album
    on album.album_key = counted.subject
    and starts_with(counted.kind, 'album_')
left join titled as other_album
    on other_album.album_key = counted.value
    and counted.kind = 'album_nested';

comment on view decision_history_v1 is 'One row per batch of decisions, kind, subject and whether a value was given; undone ones too: batch, happened_at (UTC), actor, undone (it counts no more), first_event_id (its place among all), kind, events (how many), photos (how many they are about), file_name (of a single photo), subject, person (name of the person that the subject is), other_person (name of the person that the value is), album (title of the album that the subject is), other_album (title of the album that the value is), is_reset (no value was given), value, previous_value (of a setting).';
