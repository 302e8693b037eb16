-- grain: one row per kind of decision and subject the user ever spoke about
-- inputs: active_events
-- example: from latest_subject_decisions where kind = 'set'
create or replace view latest_subject_decisions_v1 as
select
    kind,
    subject,
    -- arg_max_null: the last word may be a reset, whose value is null
    arg_max_null(value, event_id) as value,
    arg_max_null(sha256, event_id) as sha256,
    arg_max(happened_at, event_id) as happened_at,
    max(event_id) as event_id
from active_events
where subject is not null
    and kind in (
        'set', 'preset',
        'album_created', 'album_renamed', 'album_nested', 'album_cover', 'album_settings', 'album_deleted', 'album_hidden', 'album_sql',
        'person_named', 'person_merged', 'person_dismissed', 'person_excluded', 'person_boosted', 'person_avatar', 'person_face', 'person_tagged'
    )
group by
    kind,
    subject;

comment on view latest_subject_decisions_v1 is 'One row per kind of decision and subject (setting, album, person, preset) the user ever spoke about: what facts.subject_decisions holds, computed anew: kind, subject, value (null: taken back), sha256 (the photo it names, such as a cover), happened_at (UTC) and event_id of the last word.';
