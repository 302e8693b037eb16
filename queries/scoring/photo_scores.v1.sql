-- grain: one row per measured photo whose file is there; hidden and trashed ones too
-- inputs: facts.candidates, weighted_score, settings
-- example: from photo_scores order by score desc limit 10
create or replace view photo_scores_v1 as
with weights as (
    select
        max(value) filter (where key = 'blur_weight') as blur,
        max(value) filter (where key = 'exposure_weight') as exposure,
        max(value) filter (where key = 'face_weight') as face,
        max(value) filter (where key = 'composition_weight') as composition,
        nullif(max(value) filter (where key = 'no_face_score'), -1) as no_face
    from settings
)

select
    candidate.photo_id,
    candidate.sharpness::double as sharpness,
    candidate.exposure::double as exposure,
    candidate.composition::double as composition,
    candidate.face::double as face,
    weighted_score(
        candidate.sharpness, weights.blur,
        candidate.exposure, weights.exposure,
        candidate.composition, weights.composition,
        coalesce(candidate.face, weights.no_face), weights.face
    ) as score
-- the components as the last analysis stored them: working them out anew from the measurements takes ten times as long
from facts.candidates as candidate
cross join weights;

comment on view photo_scores_v1 is 'One row per measured photo whose file is there, hidden and trashed ones too, as of the last analysis: the component scores sharpness, exposure, composition and face, 0-1 (null where one does not apply), and score, their weighted mean by the settings blur_weight, exposure_weight, composition_weight and face_weight. A component that does not apply drops out, unless the setting no_face_score gives it a value.';
