-- grain: scalar
-- inputs: none
-- example: select weighted_score(0.9, 0.3, 0.8, 0.2, 0.5, 0.15, null, 0.35)
create or replace macro weighted_score_v1(
    of_sharpness, sharpness_weight,
    of_exposure, exposure_weight,
    of_composition, composition_weight,
    of_face, of_face_weight
) as (
    -- sums and few conditions: picks does this for every photo at every move of a slider
    coalesce(
        (sharpness_weight * of_sharpness + exposure_weight * of_exposure + composition_weight * of_composition + coalesce(of_face_weight * of_face, 0))
        / nullif(sharpness_weight + exposure_weight + composition_weight + if(of_face is null, 0, of_face_weight), 0),
        0
    )
    -- what is out of focus is not rescued by its light: below a sharpness of 0.5 the mean shrinks, by up to 0.6;
    -- a user who gives sharpness no weight is not told so
    * if(of_sharpness >= 0.5 or sharpness_weight = 0, 1, 0.4 + 1.2 * of_sharpness)
);

comment on macro weighted_score_v1 is 'The mean, 0-1, of the component scores by their weights; a photo without faces has none, which drops out together with its weight; shrunk where the photo is out of focus.';
