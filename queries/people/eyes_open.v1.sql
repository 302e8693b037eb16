-- grain: scalar
-- inputs: none
-- example: select face_id, eyes_open(left_eye_open, right_eye_open, yaw) as open from faces order by open
create or replace macro eyes_open_v1(of_left, of_right, of_yaw) as (
    case
        when of_left is null or of_right is null then coalesce(of_left, of_right)
        -- a head that turns hides the farther eye: from 30 degrees on the nearer one speaks for both
        else of_right + (of_left - of_right) * greatest(0, least(1, 0.5 + coalesce(of_yaw, 0) / 60))
    end
);

comment on macro eyes_open_v1 is 'How likely a face has its eyes open, 0-1: of the image-left eye, the image-right eye and the yaw in degrees; the more the head turns, the more the nearer eye counts; null when no eye was read.';
