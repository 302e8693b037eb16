-- grain: one row per pair of photos of which one may be shown with the other
-- inputs: facts.photos, facts.files, facts.measurements
-- example: select kind, count(*) from companion_candidates group by kind
create or replace view companion_candidates_v1 as
with located as (
    select
        photo.photo_id,
        photo.format,
        photo.content_identifier,
        file.source_id,
        file.path,
        file.path[1:len(file.path) - len(parse_filename(file.path))] as folder,
        lower(parse_filename(file.path, true)) as stem,
        lower(parse_filename(file.path)[len(parse_filename(file.path, true)) + 1:]) as extension,
        -- a file's own date says when it was copied
        case
            when photo.date_source <> 'file_modified' and photo.date_precision in ('second', 'subsecond')
                then photo.taken_at
        end as exact_time
    from facts.photos as photo
    inner join facts.files as file
        on file.sha256 = photo.sha256
),

stills as (
    select *
    from located
    where format in ('jpeg', 'heic', 'avif', 'png', 'webp', 'tiff')
),

movies as (
    select *
    from located
    where format = 'video'
),

raws as (
    select *
    from located
    where format = 'raw'
),

raw_pairs as (
    select
        raw.photo_id,
        still.photo_id as companion_of,
        'raw_jpeg' as kind,
        1 as priority,
        still.path as shown_path
    from raws as raw
    inner join stills as still
        on still.source_id = raw.source_id
        and still.folder = raw.folder
        and still.stem = raw.stem
        and still.format in ('jpeg', 'heic')
    -- one shutter release, by one clock
    where coalesce(abs(epoch(raw.exact_time) - epoch(still.exact_time)) <= 2, true)
),

identified_pairs as (
    select
        movie.photo_id,
        still.photo_id as companion_of,
        'live' as kind,
        case when still.source_id = movie.source_id and still.folder = movie.folder then 0 else 1 end as priority,
        still.path as shown_path
    from movies as movie
    inner join stills as still
        on still.content_identifier = movie.content_identifier
),

named_pairs as (
    select
        movie.photo_id,
        still.photo_id as companion_of,
        case when movie.extension = '.mov' then 'live' else 'motion' end as kind,
        2 as priority,
        still.path as shown_path
    from movies as movie
    inner join stills as still
        on still.source_id = movie.source_id
        and still.folder = movie.folder
        and still.stem = movie.stem
    where coalesce(still.content_identifier = movie.content_identifier, true)
        and case
            -- a still that lost its metadata beside a movie that says it belongs to one
            when still.exact_time is null
                then movie.content_identifier is not null
            -- movies tell UTC and stills the wall clock: whole quarters of an hour apart
            else abs(epoch(movie.exact_time) - epoch(still.exact_time)) <= 14 * 3600 + 5
                and (abs(epoch(movie.exact_time) - epoch(still.exact_time)) + 5) % 900 <= 10
        end
),

frames as (
    select
        frame.photo_id,
        base.photo_id as companion_of,
        'burst_frame' as kind,
        3 as priority,
        base.path as shown_path
    from stills as frame
    inner join stills as base
        on base.source_id = frame.source_id
        and base.folder = frame.folder
        and base.stem = frame.stem[:-3]
        and base.extension = frame.extension
    inner join facts.measurements as frame_look
        on frame_look.photo_id = frame.photo_id
    inner join facts.measurements as base_look
        on base_look.photo_id = base.photo_id
    where frame.stem[-2:] between '_1' and '_9'
        and bit_count(xor(frame_look.dhash, base_look.dhash)) <= 2
        and bit_count(xor(frame_look.ahash, base_look.ahash)) <= 2
),

pairs as (
    from raw_pairs
    union all
    from identified_pairs
    union all
    from named_pairs
    union all
    from frames
)

select
    photo_id,
    companion_of,
    kind,
    priority,
    shown_path
from pairs
where photo_id <> companion_of
order by photo_id, priority, shown_path, companion_of;

comment on view companion_candidates_v1 is 'One row per pair of photos of which photo_id may be shown with companion_of: the RAW of a RAW and JPEG pair, the motion of a Live Photo (by content identifier, then by name and time), the numbered frames that a camera puts beside a burst''s best; priority (the least of a photo counts, then the first shown_path). facts.companions has the outcome.';
