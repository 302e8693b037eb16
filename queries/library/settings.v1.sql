-- grain: one row per setting
-- inputs: setting_definitions, facts.subject_decisions
-- example: select value from settings where key = 'max_per_day'
create or replace view settings_v1 as
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
left join facts.subject_decisions as last_set
    on last_set.kind = 'set'
    and last_set.subject = definition.key;

comment on view settings_v1 is 'One row per setting: key, area, type, value (in force), default_value, lowest, highest, is_set, description.';
