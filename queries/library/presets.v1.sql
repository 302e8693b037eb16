-- grain: one row per preset of the picks' controls
-- inputs: active_events (kind 'preset')
-- example: from presets
create or replace view presets_v1 as
select
    subject as name,
    arg_max_null(value, event_id) as controls
from active_events
where kind = 'preset'
group by subject
having arg_max_null(value, event_id) is not null;

comment on view presets_v1 is 'One row per preset: name, controls (positions of the sliders of the picks page, as the query of its address).';
