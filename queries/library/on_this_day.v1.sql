-- grain: one row per active photo taken on the same day of an earlier year
-- inputs: photos, photo_scores
-- example: from on_this_day(date '2026-07-31')
create or replace macro on_this_day_v1(today) as table
select
    photo.photo_id,
    photo.taken_at,
    (year(today::date) - photo.year)::bigint as years_ago,
    row_number() over (partition by photo.year order by scored.score desc nulls last, photo.taken_at, photo.photo_id) as rank
from photos as photo
left join photo_scores as scored
    on scored.photo_id = photo.photo_id
where photo.day is not null
    and month(photo.day) = month(today::date)
    and day(photo.day) = day(today::date)
    and photo.year < year(today::date);

comment on macro table on_this_day_v1 is 'One row per active photo taken on this day of an earlier year: photo_id, taken_at, years_ago, rank within its year by score, from 1.';
