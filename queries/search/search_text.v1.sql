-- grain: a text as words are compared
-- inputs: none
-- example: select path from photos where contains(search_text(title), search_text('café'))
create or replace macro search_text_v1(written) as
' ' || translate(strip_accents(lower(written)), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~’', repeat(' ', 33)) || ' ';

comment on macro search_text_v1 is 'A text as words are compared: lower case, without accents, blanks for punctuation, and one blank at each end, so that '' word '' is found as a whole and '' wor'' at its beginning. Null for null.';
