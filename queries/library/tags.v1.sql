-- grain: one row per tag in use
-- inputs: photo_tags
-- example: from tags order by photos desc
create or replace view tags_v1 as
select
    tag,
    count(*) as photos
from photo_tags
group by tag;

comment on view tags_v1 is 'One row per tag of active photos: tag, photos (how many have it).';
