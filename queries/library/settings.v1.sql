-- grain: one row per setting
-- inputs: setting_definitions, active_events (kind 'set')
-- example: select value from settings where key = 'max_per_day'
create or replace view settings_v1 as
with last_set as (
    select
        subject as key,
        -- arg_max_null: the last event may be a reset, whose value is null
        arg_max_null(value, event_id) as value
    from active_events
    where kind = 'set'
    group by subject
)
select
    definition.key,
    definition.area,
    definition.type,
    coalesce(try_cast(last_set.value as double), definition.default_value)::double as value,
    definition.default_value::double as default_value,
    definition.lowest::double as lowest,
    definition.highest::double as highest,
    last_set.value is not null as is_set,
    definition.description
from setting_definitions as definition
left join last_set
    on last_set.key = definition.key;

comment on view settings_v1 is 'One row per setting: key, area, type, value (in force), default_value, lowest, highest, is_set, description.';
