-- One schema for H2 and PostgreSQL. Merged migrations are never changed or renumbered.

create sequence requests_seq start with 1 increment by 100;
create sequence segments_seq start with 1 increment by 100;
create sequence calls_seq start with 1 increment by 100;
create sequence api_keys_seq start with 1 increment by 1;

-- A request that ended, however it did.
create table requests (
    id                  bigint primary key,
    request_id          varchar(80) not null unique,
    tenant              varchar(80) not null,
    program             varchar(200),
    model               varchar(200) not null,
    lane                varchar(200) not null,
    scheduler           varchar(80) not null,
    arrived_at          timestamp(6) with time zone not null,
    prompt_tokens       integer not null,
    cached_tokens       integer not null,
    computed_tokens     bigint not null,
    output_tokens       integer not null,
    output_tokens_max   integer not null,
    choices             integer not null,
    recomputes          integer not null,
    swaps               integer not null,
    started_nanos       bigint,
    first_token_nanos   bigint,
    total_nanos         bigint not null,
    failure             varchar(1000),
    -- The feature vector computed at arrival: 32-bit floats, little endian, whose layout the version names.
    features_version    integer not null,
    features            bytea not null,
    template_hash       bigint not null,
    system_hash         bigint not null,
    tools_hash          bigint not null,
    -- Only where the operator switched the keeping of text on.
    prompt_text         text
);

create index requests_by_arrival on requests (arrived_at desc);
create index requests_by_program on requests (program, arrived_at);

-- The stretches of a request's answers up to a call or the end: what was predicted and what happened.
create table segments (
    id                          bigint primary key,
    request                     bigint not null references requests (id) on delete cascade,
    choice                      integer not null,
    position                    integer not null,
    finish_reason               varchar(20) not null,
    context_tokens              integer not null,
    output_tokens               integer not null,
    censored                    boolean not null,
    started_nanos               bigint not null,
    ended_nanos                 bigint not null,
    predicted_by                varchar(80) not null,
    predicted_tokens_mean       double precision not null,
    predicted_tokens_p50        double precision not null,
    predicted_tokens_p90        double precision not null,
    predicted_tokens_p99        double precision not null,
    predicted_call_probability  double precision not null,
    predicted_call_seconds      double precision not null,
    predicted_response_tokens   double precision not null
);

create index segments_by_request on segments (request);

-- The calls that ended segments.
create table calls (
    id                  bigint primary key,
    segment             bigint not null references segments (id) on delete cascade,
    call_id             varchar(80) not null,
    tool                varchar(200) not null,
    seconds             double precision,
    response_tokens     integer
);

create index calls_by_segment on calls (segment);
create index calls_by_tool on calls (tool);

-- API keys; the key itself is never stored.
create table api_keys (
    id              bigint primary key,
    name            varchar(80) not null,
    tenant          varchar(80) not null,
    hash            varchar(64) not null unique,
    created_at      timestamp(6) with time zone not null,
    revoked_at      timestamp(6) with time zone
);

-- Values drawn once per installation, for example the salt of hashed features.
create table installation (
    name    varchar(80) primary key,
    content varchar(200) not null
);
