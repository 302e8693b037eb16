-- grain: one row per album in SQL that was not deleted
-- inputs: sql_album_versions, facts.subject_decisions
-- example: select title, definition from sql_albums order by title
create or replace view sql_albums_v1 as
select
    version.album_key,
    version.title,
    version.form,
    version.definition,
    version.version,
    version.happened_at as edited_at
from sql_album_versions as version
-- a deleted album's last word has no value, hence no version
inner join facts.subject_decisions as latest
    on latest.kind = 'album_sql'
    and latest.event_id = version.event_id;

comment on view sql_albums_v1 is 'One row per album in SQL: album_key, title, form (where, sql, rules), definition (its text), version (how often it was defined), edited_at (UTC). What is in it is worked out when it is asked for, within the limits of `bpp sql`.';
