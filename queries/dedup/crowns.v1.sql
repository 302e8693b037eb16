-- grain: one row per photo the user made the keeper of its group
-- inputs: facts.photo_decisions
-- example: from crowns
create or replace view crowns_v1 as
select
    photo_id,
    event_id
from facts.photo_decisions
where topic = 'crown'
    and value is not null;

comment on view crowns_v1 is 'One row per photo the user crowned as the keeper of its near-duplicates: photo_id, event_id; the latest of a group counts.';
