-- grain: scalar
-- inputs: none
-- example: select is_significant('Emma', 1)
create or replace macro is_significant_v1(person_name, photos_of_person) as (
    person_name is not null or photos_of_person >= 4
);

comment on macro is_significant_v1 is 'Whether a person who was not dismissed is more than a face in the crowd: named, or in at least four active photos.';
