-- grain: one row per day on which an active photo was taken
-- inputs: photos, photo_scores
-- example: from calendar_days order by photos desc
create or replace view calendar_days_v1 as
select
    photo.day,
    count(*) as photos,
    arg_max(photo.photo_id, coalesce(scored.score, -1)) as best_photo_id
from photos as photo
left join photo_scores as scored
    on scored.photo_id = photo.photo_id
where photo.day is not null
group by photo.day;

comment on view calendar_days_v1 is 'One row per day on which an active photo was taken: day, photos, best_photo_id (the best by score).';
