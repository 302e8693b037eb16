-- grain: one row per setting that exists
-- inputs: none; this file is the registry
-- example: from setting_definitions where area = 'selection'
create or replace view setting_definitions_v1 as
select
    *
from (
    values
        -- key, area, type, default, lowest, highest, what it does
        ('blur_weight', 'scoring', 'number', 0.30, 0, 1, 'Weight of sharpness in the score'),
        ('exposure_weight', 'scoring', 'number', 0.20, 0, 1, 'Weight of exposure in the score'),
        ('face_weight', 'scoring', 'number', 0.35, 0, 1, 'Weight of faces in the score; drops out where no face is known'),
        ('composition_weight', 'scoring', 'number', 0.15, 0, 1, 'Weight of composition in the score'),
        ('no_face_score', 'scoring', 'number', -1, -1, 1, 'Face score of a photo without faces; -1 = the component drops out of the mean'),
        ('max_long_side', 'analysis', 'integer', 1024, 256, 4096, 'Long side in pixels of the frame that is measured'),
        ('faces', 'analysis', 'boolean', 1, 0, 1, 'Look for faces, if the models for it are installed'),
        ('default_selection_k', 'selection', 'integer', 50, 1, 10000, 'How many photos picks() chooses'),
        ('max_per_day', 'selection', 'integer', 3, 0, 10000, 'At most this many picks a day; 0 = unlimited'),
        ('min_per_month', 'selection', 'integer', 1, 0, 10000, 'Cover every month with up to this many picks'),
        ('max_per_month', 'selection', 'integer', 0, 0, 10000, 'At most this many picks a month; 0 = unlimited'),
        ('variety', 'selection', 'boolean', 1, 0, 1, 'Pick at most one photo of a scene'),
        ('hash_distance_threshold', 'dedup', 'integer', 10, 0, 64, 'Bits that may differ within the time window'),
        ('time_window_seconds', 'dedup', 'integer', 15, 0, 600, 'Seconds from a group''s anchor'),
        ('global_hash_distance_threshold', 'dedup', 'integer', 7, 0, 64, 'Bits that may differ at any distance in time'),
        ('scene_hash_distance', 'dedup', 'integer', 16, 0, 64, 'Bits that may differ within one scene; 0 = no scenes'),
        ('burst_gap_seconds', 'dedup', 'number', 2, 0, 60, 'Longest pause between two shots of a burst'),
        ('face_selection_boost', 'selection', 'number', 0.15, 0, 1, 'Added to the score of photos with boosted people'),
        ('trash_days', 'trash', 'integer', 0, 0, 3650, 'Delete the library''s own copies of what has been in the trash for this many days; 0 = never by itself'),
        ('archive_max_entries', 'import', 'integer', 100000, 1, 100000000, 'Entries of an archive, folders included, beyond which it is refused'),
        ('archive_max_gigabytes', 'import', 'integer', 50, 1, 1000000, 'Gigabytes that an archive may unpack to'),
        ('archive_max_ratio', 'import', 'integer', 200, 2, 1000000, 'How many times its size an archive may unpack to, from 100 MB on; photos hardly shrink'),
        ('upload_max_gigabytes', 'import', 'integer', 50, 1, 1000000, 'Gigabytes of a file that a browser may upload'),
        ('sql_timeout_seconds', 'sql', 'number', 30, 0.1, 86400, 'Seconds after which a query is stopped'),
        ('sql_memory_megabytes', 'sql', 'integer', 1024, 64, 1000000, 'Megabytes by which a query may let Bpp grow before it is stopped')
) as definition(key, area, type, default_value, lowest, highest, description);

comment on view setting_definitions_v1 is 'One row per setting: key, area, type (number, integer, boolean), default_value, lowest, highest, description.';
