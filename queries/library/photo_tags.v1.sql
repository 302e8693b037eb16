-- grain: one row per active photo and tag
-- inputs: facts.photo_decisions, photos
-- example: select tag, count(*) from photo_tags group by tag
create or replace view photo_tags_v1 as
with said as (
    select
        photo_id,
        subject as tag,
        value
    from facts.photo_decisions
    where topic = 'tagged'
),

active as (
    select
        photo_id,
        keywords
    from photos
),

in_files as (
    select distinct
        photo_id,
        lower(trim(unnest(keywords))) as tag
    from active
    where len(keywords) > 0
),

together as (
    select
        said.photo_id,
        said.tag,
        'user' as source
    from said
    where said.value is not null
    union all
    select
        in_files.photo_id,
        in_files.tag,
        'file' as source
    from in_files
    -- the user's word about a tag, yes or no, stands above the file's
    anti join said
        on said.photo_id = in_files.photo_id
        and said.tag = in_files.tag
    where in_files.tag <> ''
)

select
    together.photo_id,
    together.tag,
    together.source
from together
semi join active
    on active.photo_id = together.photo_id;

comment on view photo_tags_v1 is 'One row per active photo and tag (lower case): photo_id, tag, source (user: you tagged it; file: a keyword of the file that you did not take away).';
