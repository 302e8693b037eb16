-- grain: one row per version of an album in SQL, of deleted ones too
-- inputs: active_events (kind 'album_sql')
-- example: select version, happened_at, definition from sql_album_versions where title = 'Emma at the sea' order by version
create or replace view sql_album_versions_v1 as
select
    subject as album_key,
    row_number() over (partition by subject order by event_id) as version,
    event_id,
    happened_at,
    actor,
    json_extract_string(value, '$.title') as title,
    case
        when json_extract(value, '$.rules') is not null then 'rules'
        when json_extract_string(value, '$.where') is not null then 'where'
        else 'sql'
    end as form,
    coalesce(json_extract(value, '$.rules')::varchar, json_extract_string(value, '$.where'), json_extract_string(value, '$.sql')) as definition,
    json_extract_string(value, '$.where') as condition
from active_events
where kind = 'album_sql'
    and json_valid(value);

comment on view sql_album_versions_v1 is 'One row per version of an album in SQL, of deleted ones too: album_key, version (from 1), event_id, happened_at (UTC), actor, title, form (where: a condition on photo_columns; sql: a whole query; rules: a rule builder''s JSON), definition (its text), condition (on photo_columns: of rules what they meant when they were stored; null for sql).';
