-- grain: one row per album
-- inputs: facts.subject_decisions, sql_albums; this file is the registry of smart albums
-- example: from named_albums where kind = 'smart'
create or replace view named_albums_v1 as
with smart as (
    select
        *
    from (
        values
            ('album_all', 'All photos'),
            ('album_favourites', 'Favourites'),
            ('album_top_rated', 'Top rated'),
            ('album_years', 'Years'),
            ('album_months', 'Months'),
            ('album_past_month', 'Last 30 days'),
            ('album_recent', 'Recently added'),
            ('album_needs_review', 'Needs review'),
            ('album_tags', 'Tags'),
            ('album_duplicates', 'Near-duplicates'),
            ('album_moments', 'Moments'),
            ('album_screenshots', 'Screenshots'),
            ('album_videos', 'Videos'),
            ('album_damaged', 'Damaged'),
            ('album_raw', 'RAW'),
            ('album_by_camera', 'By camera'),
            ('album_by_place', 'Places'),
            ('album_people', 'People'),
            ('album_groups', 'Groups of people'),
            ('album_no_faces', 'Without faces'),
            ('album_eyes_closed', 'Eyes closed'),
            ('album_pets', 'Pets'),
            ('album_documents', 'Documents'),
            ('album_edited', 'Edited'),
            ('album_sensitive', 'Sensitive'),
            ('album_hidden', 'Hidden'),
            ('album_trash', 'Trash')
    ) as known(name, title)
),

said as (
    select
        subject as name,
        max(value) filter (where kind = 'album_hidden') as hidden,
        min(event_id) filter (where kind = 'album_created') as created,
        arg_max_null(value, event_id) filter (where kind in ('album_created', 'album_renamed')) as title,
        max(value) filter (where kind = 'album_deleted') as deleted
    from facts.subject_decisions
    where kind in ('album_hidden', 'album_created', 'album_renamed', 'album_deleted')
    group by subject
)

select
    smart.name,
    smart.title,
    'smart' as kind,
    said.hidden is not null as hidden
from smart
left join said
    on said.name = smart.name
union all
select
    name,
    title,
    'manual' as kind,
    false as hidden
from said
where created is not null
    and deleted is null
union all
select
    album_key as name,
    title,
    'sql' as kind,
    false as hidden
from sql_albums;

comment on view named_albums_v1 is 'One row per album, without looking at a photo: name (of its view, or the key of one the user made), title, kind (smart, manual, sql), hidden (the user does not want to see it).';
