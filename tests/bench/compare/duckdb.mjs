// SPDX-License-Identifier: GPL-3.0-or-later
// What compare.py has DuckDB do: load a native NDJSON export with an explicit schema, then cluster by trace,
// join parents, reply contexts and causal traces, and sort by contact. Results are kept as tables.
//
//     node duckdb.mjs FILE THREADS FOLDER      FOLDER holds node_modules/@duckdb/node-api
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const [file, threads, folder] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(folder + '/')('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:', { threads })).connect();

async function timed(statements) {
    const begin = performance.now();
    for (const statement of statements)
        await connection.run(statement);
    return (performance.now() - begin) / 1000;
}

const path = file.replaceAll("'", "''");
const load = await timed([
    `CREATE TABLE events AS
     SELECT id, type, class, occurred_at, duration_ms, status, contact_id, reference_id,
            payload.message_id AS message_id, payload.order_id AS order_id, payload.campaign_id AS campaign_id,
            payload.context.id AS context_id, metadata.trace_id AS trace_id, metadata.span_id AS span_id,
            metadata.parent_id AS parent_id, metadata.causal_trace_id AS causal_trace_id
     FROM read_json('${path}', format = 'newline_delimited', columns = {
         id: 'VARCHAR', type: 'VARCHAR', class: 'VARCHAR', occurred_at: 'TIMESTAMP', duration_ms: 'DOUBLE',
         status: 'VARCHAR', contact_id: 'VARCHAR', reference_id: 'VARCHAR',
         payload: 'STRUCT(message_id VARCHAR, order_id VARCHAR, campaign_id VARCHAR, context STRUCT(id VARCHAR))',
         metadata: 'STRUCT(trace_id VARCHAR, span_id VARCHAR, parent_id VARCHAR, causal_trace_id VARCHAR)'})`,
]);
const links = await timed([
    `CREATE TABLE clusters AS
     SELECT trace_id, count(*) AS events, min(occurred_at) AS first, max(occurred_at) AS last
     FROM events GROUP BY trace_id`,
    `CREATE TABLE parents AS
     SELECT e.id AS effect, p.id AS cause FROM events e JOIN events p
     ON p.trace_id = e.trace_id AND p.span_id = e.parent_id`,
    `CREATE TABLE contexts AS
     SELECT e.id AS effect, arg_min(m.id, m.occurred_at) AS cause FROM events e JOIN events m
     ON m.message_id = e.context_id WHERE e.context_id IS NOT NULL GROUP BY e.id`,
    `CREATE TABLE causal AS
     SELECT e.id AS effect, c.first AS cause FROM events e JOIN clusters c ON c.trace_id = e.causal_trace_id`,
    `CREATE TABLE timelines AS SELECT * FROM events ORDER BY contact_id, occurred_at`,
]);
const reader = await connection.runAndReadAll(
    'SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM clusters), (SELECT count(*) FROM parents), ' +
        '(SELECT count(*) FROM contexts), (SELECT count(*) FROM causal)');
const [events, clusters, parents, contexts, causal] = reader.getRows()[0].map(Number);
console.log(JSON.stringify({ load, links, events, clusters, parents, contexts, causal }));
