-- grain: one row per photo of a near-duplicate group
-- inputs: photo_scores, facts.near_duplicate_groups
-- example: from series_scores order by group_id, score desc
create or replace view series_scores_v1 as
select
    member.group_id,
    member.photo_id,
    score.score
from facts.near_duplicate_groups as member
inner join photo_scores as score
    on score.photo_id = member.photo_id;

comment on view series_scores_v1 is 'One row per photo of a near-duplicate group: its score against the others of its own series, 0-1.';
