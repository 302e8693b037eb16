-- grain: one row per preset of the picks' controls
-- inputs: facts.subject_decisions
-- example: from presets
create or replace view presets_v1 as
select
    subject as name,
    value as controls
from facts.subject_decisions
where kind = 'preset'
    and value is not null;

comment on view presets_v1 is 'One row per preset: name, controls (positions of the sliders of the picks page, as the query of its address).';
