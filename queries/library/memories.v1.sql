-- grain: one row per occasion of at least three photos
-- inputs: memory_photos, photo_scores
-- example: from memories order by weight desc limit 12
create or replace view memories_v1 as
select
    there.memory_id,
    min(there.taken_at) as began,
    max(there.taken_at) as ended,
    count(*) as photos,
    arg_max(there.photo_id, coalesce(scored.score, -1)) as hero_photo_id,
    log2(count(*) + 1) * coalesce(avg(scored.score), 0) * (1 + 0.3 * avg(if(scored.face is null, 0, 1))) as weight
from memory_photos as there
left join photo_scores as scored
    on scored.photo_id = there.photo_id
group by there.memory_id
having count(*) >= 3;

comment on view memories_v1 is 'One row per occasion of at least three photos: memory_id, began, ended, photos, hero_photo_id (the best), weight (more photos, better ones and faces weigh more).';
