-- grain: one row
-- inputs: decisions.events, facts.photos, the definitions of what fills facts.photo_decisions
-- example: from photo_decision_inputs
create or replace view photo_decision_inputs_v1 as
with photo_state as (
    select
        bit_xor(hash(photo_id, sha256)) as photos
    from facts.photos
),

event_state as (
    select
        coalesce(max(event_id), 0) as last_event
    from decisions.events
),

definition_state as (
    select
        bit_xor(hash(macro_definition)) as definitions
    from duckdb_functions()
    where function_name like 'latest_photo_decisions%'
)

select
    event_state.last_event,
    concat_ws('-', photo_state.photos, definition_state.definitions) as others
from event_state
cross join photo_state
cross join definition_state;

comment on view photo_decision_inputs_v1 is 'One row: last_event, and others, which change when facts.photo_decisions has to be computed again.';
