-- The public tables of the contract, without keys or indexes: an edition is replaced by delete and insert, and
-- warehouse/checks says what must hold. (DuckLake, where this schema is to live too, knows neither.)
CREATE TABLE publications (
    publication_id VARCHAR NOT NULL, name VARCHAR NOT NULL, platform VARCHAR NOT NULL, homepage VARCHAR,
    timezone VARCHAR NOT NULL, city VARCHAR
);
CREATE TABLE editions (
    edition_id VARCHAR NOT NULL, publication_id VARCHAR NOT NULL, edition_date DATE NOT NULL, status VARCHAR NOT NULL,
    page_count INTEGER NOT NULL, article_count INTEGER NOT NULL, ingested_at TIMESTAMPTZ NOT NULL,
    parser_version VARCHAR NOT NULL, raw_digest VARCHAR NOT NULL, evidence VARCHAR
);
CREATE TABLE pages (
    page_id VARCHAR NOT NULL, edition_id VARCHAR NOT NULL, page_no VARCHAR NOT NULL, page_name VARCHAR,
    editors VARCHAR[] NOT NULL, source_url VARCHAR, raw_sha256 VARCHAR
);
CREATE TABLE blocks (
    block_id VARCHAR NOT NULL, page_id VARCHAR NOT NULL, edition_id VARCHAR NOT NULL, block_no INTEGER NOT NULL,
    char_start INTEGER NOT NULL, char_end INTEGER NOT NULL, text VARCHAR NOT NULL, role VARCHAR NOT NULL,
    article_id VARCHAR, duplicate_of VARCHAR
);
CREATE TABLE articles (
    article_id VARCHAR NOT NULL, edition_id VARCHAR NOT NULL, page_id VARCHAR NOT NULL, publication_id VARCHAR NOT NULL,
    edition_date DATE NOT NULL, page_no VARCHAR NOT NULL, page_name VARCHAR, seq INTEGER NOT NULL, column_name VARCHAR,
    kicker VARCHAR, headline VARCHAR NOT NULL, subhead VARCHAR, byline VARCHAR, authors VARCHAR[] NOT NULL,
    dateline VARCHAR, pull_quote VARCHAR, body VARCHAR NOT NULL, captions VARCHAR[] NOT NULL, char_count INTEGER NOT NULL,
    duplicate_of VARCHAR, source_url VARCHAR
);
CREATE TABLE article_places (
    article_id VARCHAR NOT NULL, edition_id VARCHAR NOT NULL, place_no INTEGER NOT NULL, page_id VARCHAR NOT NULL,
    page_no VARCHAR NOT NULL, source_url VARCHAR
);
CREATE TABLE qa_pairs (
    qa_id VARCHAR NOT NULL, article_id VARCHAR NOT NULL, edition_id VARCHAR NOT NULL, edition_date DATE NOT NULL,
    seq INTEGER NOT NULL, asker VARCHAR, question VARCHAR NOT NULL, responder VARCHAR, answer VARCHAR NOT NULL,
    page_id VARCHAR NOT NULL, question_start INTEGER NOT NULL, question_end INTEGER NOT NULL,
    answer_page_id VARCHAR NOT NULL, answer_start INTEGER NOT NULL, answer_end INTEGER NOT NULL
);
CREATE TABLE projects (project_id VARCHAR NOT NULL, name VARCHAR NOT NULL, aliases VARCHAR[] NOT NULL);
CREATE TABLE project_links (
    milestone_id VARCHAR NOT NULL, edition_id VARCHAR NOT NULL, project_id VARCHAR NOT NULL, alias VARCHAR NOT NULL,
    rule VARCHAR NOT NULL, evidence VARCHAR NOT NULL
);
CREATE TABLE milestones (
    milestone_id VARCHAR NOT NULL, article_id VARCHAR NOT NULL, qa_id VARCHAR, edition_id VARCHAR NOT NULL,
    publication_id VARCHAR NOT NULL, edition_date DATE NOT NULL, seq INTEGER NOT NULL, project_id VARCHAR,
    project VARCHAR NOT NULL, event VARCHAR NOT NULL, status VARCHAR NOT NULL, date_text VARCHAR, date_start DATE,
    date_end DATE, approximate BOOLEAN NOT NULL, evidence VARCHAR NOT NULL, page_id VARCHAR NOT NULL,
    evidence_start INTEGER NOT NULL, evidence_end INTEGER NOT NULL, rule VARCHAR NOT NULL
);
CREATE TABLE refusals (
    refusal_id VARCHAR NOT NULL, edition_id VARCHAR NOT NULL, page_id VARCHAR, article_id VARCHAR, reason VARCHAR NOT NULL,
    detail VARCHAR NOT NULL, char_start INTEGER, char_end INTEGER, text VARCHAR
);
CREATE TABLE gaps (
    gap_id VARCHAR NOT NULL, edition_id VARCHAR NOT NULL, publication_id VARCHAR NOT NULL, edition_date DATE NOT NULL,
    level VARCHAR NOT NULL, page_no VARCHAR, source_url VARCHAR, reason VARCHAR NOT NULL, detail VARCHAR NOT NULL,
    last_tried TIMESTAMPTZ NOT NULL
);
