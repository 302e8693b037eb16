-- grain: scalar
-- inputs: eyes_open
-- example: select path from photos inner join faces using (photo_id) where eyes_closed(left_eye_open, right_eye_open, yaw)
create or replace macro eyes_closed_v1(of_left, of_right, of_yaw) as (
    eyes_open(of_left, of_right, of_yaw) < 0.3
);

comment on macro eyes_closed_v1 is 'Whether a face has its eyes closed: image-left eye and image-right eye, 0-1, and the yaw in degrees; null when no eye was read.';
