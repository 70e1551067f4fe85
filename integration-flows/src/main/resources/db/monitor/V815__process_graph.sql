-- The message endpoints of a process and the channels between them, as it last reported them.
create table ops.process_graph (
    process uuid   not null primary key references ops.process on delete cascade,
    number  bigint not null,                        -- of the report that brought it
    graph   jsonb  not null                         -- within the bounds of EndpointGraph
);
