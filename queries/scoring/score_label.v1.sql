-- grain: a word for a score 0-1
-- inputs: none
-- example: select path, score_label(score) from photos inner join photo_scores using (photo_id)
create or replace macro score_label_v1(graded) as
case
    when graded >= 0.7 then 'great'
    when graded >= 0.5 then 'good'
    when graded >= 0.3 then 'fair'
    when graded is not null then 'low'
end;

comment on macro score_label_v1 is 'great from 0.7, good from 0.5, fair from 0.3, else low; null for null.';
