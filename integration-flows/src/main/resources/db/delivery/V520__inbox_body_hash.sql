-- An id that comes again with another body is no redelivery but a mistake of its sender, and must not vanish in silence.
alter table delivery.inbox add column body_hash bytea;   -- first half of the body's SHA-256; null: received before there was one
