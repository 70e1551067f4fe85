-- The console counts tickets by state and finds them by number.
create index ticket_state on sysops.ticket (state);
create index ticket_number on sysops.ticket (number);
