-- grain: one row per day, or month where nothing more is known, of the library's photos
-- inputs: stored_photos
-- example: from candidate_days order by day_no
create or replace view candidate_days_v1 as
with dates as (
    select distinct
        day,
        month
    from stored_photos
    where month is not null
        and not is_missing
        and not is_video
)

select
    row_number() over (order by day nulls last, month) as day_no,
    day,
    month
from dates
-- the number has 16 bits; days beyond them, 179 years of photos every day, count as undated
qualify day_no < 65536;

comment on view candidate_days_v1 is 'One row per day on which a photo was taken whose file is there: what facts.days holds, computed anew: day_no (from 1; months of which no day is known come last), day, month.';
