-- What customers think of the help they got.
create schema reporting;

create table reporting.survey_answer (
    ticket_id   uuid        not null primary key,      -- one answer a ticket, the first
    customer_id uuid        not null,
    rating      smallint    not null check (rating between 1 and 5),
    comment     text,
    answered_at timestamptz not null,
    arrived_at  timestamptz not null
);
create index survey_answer_time on reporting.survey_answer (answered_at);
