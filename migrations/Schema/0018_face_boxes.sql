-- Where the user's word put a face, beside where the analyser saw it. Derived by Bpp.Engine.People from facts.faces and decisions.events.

-- One row per face of facts.faces whose box is the user's: facts.faces holds the box as it is, this table the one that was found.
create table facts.face_boxes (
    face_id bigint not null,
    event_id bigint,                 -- the event that drew it; null: an analysis found it and the user moved it
    x float,                         -- as found, 0-1 of the upright photo; null when it was drawn
    y float,                         -- as found; null when it was drawn
    width float,                     -- as found; null when it was drawn
    height float                     -- as found; null when it was drawn
);
