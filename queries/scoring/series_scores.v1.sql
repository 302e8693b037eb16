-- grain: one row per photo of a near-duplicate group
-- inputs: series_scores_of
-- example: from series_scores order by group_id, score desc
create or replace view series_scores_v1 as
from series_scores_of(null);

comment on view series_scores_v1 is 'One row per photo of a near-duplicate group: score 0-1 against the others of its own series, and its faults (softness, motion, noise, exposure: brightness, contrast or colour unlike the middle of the series, clipping, compression, resolution, loss: a part of the picture is missing, faces: closed eyes, soft, dark, burnt out or missing faces), 0 = none, 1 = clearly worse than the best of the series in that respect.';
