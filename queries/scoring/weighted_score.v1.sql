-- grain: scalar
-- inputs: none
-- example: select weighted_score(0.9, 0.3, 0.8, 0.2, 0.5, 0.15, null, 0.35)
create or replace macro weighted_score_v1(
    of_sharpness, sharpness_weight,
    of_exposure, exposure_weight,
    of_composition, composition_weight,
    of_face, of_face_weight
) as (
    coalesce(
        (
            sharpness_weight * coalesce(of_sharpness, 0)
            + exposure_weight * coalesce(of_exposure, 0)
            + composition_weight * coalesce(of_composition, 0)
            + of_face_weight * coalesce(of_face, 0)
        ) / nullif(
            if(of_sharpness is null, 0, sharpness_weight)
            + if(of_exposure is null, 0, exposure_weight)
            + if(of_composition is null, 0, composition_weight)
            + if(of_face is null, 0, of_face_weight),
            0
        ),
        0
    )
    -- what is out of focus is not rescued by its light: below a sharpness of 0.5 the mean shrinks, by up to 0.6;
    -- a user who gives sharpness no weight is not told so
    * if(sharpness_weight > 0 and of_sharpness < 0.5, 0.4 + 1.2 * of_sharpness, 1)
);

comment on macro weighted_score_v1 is 'The mean, 0-1, of the component scores by their weights; one that is null drops out together with its weight; shrunk where the photo is out of focus.';
