-- grain: one row per photo the user marked
-- inputs: facts.photo_decisions
-- example: select photo_id from photo_marks where favourite
create or replace view photo_marks_v1 as
select
    photo_id,
    -- a favourite of Takeout that the user took back is no favourite
    bool_or(value is not null) filter (where topic = 'favourite') as favourite,
    try_cast(max(value) filter (where topic = 'rated') as tinyint) as rating,
    max(value) filter (where topic = 'labelled') as label,
    bool_or(topic = 'hidden') as hidden,
    max(happened_at) filter (where topic = 'trashed') as trashed_at
from facts.photo_decisions
where topic in ('favourite', 'rated', 'labelled', 'hidden', 'trashed')
    and (value is not null or topic = 'favourite')
group by photo_id;

comment on view photo_marks_v1 is 'One row per photo the user marked: photo_id, favourite (false: taken back; null: never spoken of), rating (0-5; null where none was given), label (colour), hidden, trashed_at (UTC; null: not in the trash).';
