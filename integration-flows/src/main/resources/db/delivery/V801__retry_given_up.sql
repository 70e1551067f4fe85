-- A person has given up on a waiting message: who, and why. The worker of its queue makes it dead. The place of its last
-- failure makes it a dead letter of the same kind as others.
alter table delivery.retry
    add column place    text,
    add column given_up text check (given_up <> '');
