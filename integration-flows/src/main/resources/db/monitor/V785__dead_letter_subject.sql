-- Dead letters are found by their subject, alone and in traces. A hash takes subjects of any length, and only equal ones are
-- looked for.
create index dead_letter_subject on ops.dead_letter using hash (subject);
