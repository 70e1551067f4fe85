-- Bodies of confidential messages that were given up, such as e-mails with their links: operations knows of the messages and
-- never has the bodies. A replay takes the body from here. A row leaves when the message is applied after all, or when it is
-- older than the inbox remembers.
create table delivery.withheld_body (
    id          uuid        not null,
    queue       text        not null,
    body        text        not null,
    withheld_at timestamptz not null default clock_timestamp(),
    primary key (id, queue)
);
create index withheld_body_age on delivery.withheld_body (withheld_at);
