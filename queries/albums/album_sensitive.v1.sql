-- grain: one row per photo tagged sensitive
-- inputs: photos_tagged
-- example: from album_sensitive order by taken_at desc
create or replace view album_sensitive_v1 as
select
    photo_id,
    path,
    taken_at
from photos_tagged('sensitive');

comment on view album_sensitive_v1 is 'One row per photo tagged sensitive, which no shared device ever sees: photo_id, path, taken_at.';
