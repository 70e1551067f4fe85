-- Whether the quantum was told that a sender no longer knows what it sent, so that it can ask about it.
alter table delivery.undone add column told boolean not null default false;
