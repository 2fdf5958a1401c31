// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// node duckdb.mjs join|classes <ours.csv> <theirs.csv> <ends in ms>
// join: the full outer join by (kind, number) and the classification of its rows, what a database is asked for first.
// classes: the whole specification, rows by class and side, sorted, to be compared with ours; not timed.
import { DuckDBInstance } from "@duckdb/node-api";

const [, , what, ours, theirs, ends] = process.argv;
const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run("SET threads = 2");

const columns = `{kind: 'VARCHAR', number: 'VARCHAR', "transaction": 'VARCHAR', amount: 'BIGINT', fee: 'BIGINT',
  currency: 'VARCHAR', state: 'VARCHAR', "at": 'BIGINT', line: 'BIGINT', carried: 'INTEGER', note: 'VARCHAR'}`;
const file = (path) => `(SELECT * FROM read_csv('${path}', header = true, delim = ',', quote = '', escape = '',
  null_padding = true, columns = ${columns}, auto_detect = false) WHERE kind NOT LIKE '#rows=%')`;

const bits = `CASE WHEN o.currency <> t.currency THEN 'CURRENCY_DIFFERS' WHEN o.amount <> t.amount THEN 'AMOUNT_DIFFERS'
  WHEN o.state <> t.state OR o.kind <> t.kind THEN 'STATE_DIFFERS'
  WHEN o.state = 'SUCCEEDED' AND t.state = 'SUCCEEDED' AND o.fee <> t.fee THEN 'FEE_DIFFERS' ELSE 'MATCHED' END`;
const due = (s) => `CASE WHEN ${s}.carried < 2 AND (${s}."at" >= ${ends} - 600000 OR ${s}.carried >= 1) THEN 'NOT_DUE'`;
const left = (s, only) => `${due(s)} ELSE '${only}' END`;

const join = `
  SELECT CASE WHEN t.line IS NULL THEN CASE WHEN o.state <> 'SUCCEEDED' THEN 'UNPAID' ELSE ${left("o", "OURS_ONLY")} END
    WHEN o.line IS NULL THEN ${left("t", "THEIRS_ONLY")} ELSE ${bits} END AS class,
    count(*) AS pairs, sum(o.amount) AS ours, sum(t.amount) AS theirs, sum(o.fee) AS ours_fee, sum(t.fee) AS theirs_fee
  FROM ${file(ours)} o FULL OUTER JOIN ${file(theirs)} t ON o.kind = t.kind AND o.number = t.number
  GROUP BY 1 ORDER BY 1`;

// The planted day has at most two rows of one key, on their side only: of those the REVERSED one of a payment taken back
// is compared, else the lowest.
const classes = [
  `CREATE TABLE o AS SELECT * FROM ${file(ours)}`,
  `CREATE TABLE t0 AS SELECT * FROM ${file(theirs)}`,
  `CREATE TABLE t AS SELECT *, count(*) FILTER (state = 'SUCCEEDED') OVER key AS paid,
     count(*) FILTER (state = 'REVERSED') OVER key AS back,
     row_number() OVER (PARTITION BY kind, number ORDER BY state <> 'REVERSED', line) AS place,
     row_number() OVER (PARTITION BY kind, number ORDER BY line) AS plain
     FROM t0 WHERE number IS NOT NULL AND number <> '' WINDOW key AS (PARTITION BY kind, number)`,
  `CREATE TABLE pairs AS SELECT o.line AS o_line, t.line AS t_line, ${bits} AS class FROM o JOIN t
     ON o.kind = t.kind AND o.number = t.number AND CASE WHEN paid = 1 AND back > 0 THEN place = 1 ELSE plain = 1 END`,
  `CREATE TABLE others AS SELECT t.line AS t_line, CASE WHEN paid = 1 AND back > 0 AND t.state = 'SUCCEEDED'
     THEN 'UNPAID' ELSE 'DUPLICATE' END AS class FROM t SEMI JOIN o ON o.kind = t.kind AND o.number = t.number
     ANTI JOIN pairs ON pairs.t_line = t.line`,
  `CREATE TABLE o2 AS SELECT * FROM o ANTI JOIN pairs ON o_line = o.line WHERE kind <> 'UNREADABLE'`,
  `CREATE TABLE t2 AS SELECT * FROM t0 ANTI JOIN pairs ON pairs.t_line = t0.line ANTI JOIN others
     ON others.t_line = t0.line WHERE kind <> 'UNREADABLE'`,
  `CREATE TABLE rest AS SELECT o.line AS o_line, t.line AS t_line, ${bits} AS class
     FROM o2 o JOIN t2 t ON o."transaction" = t."transaction" AND o."transaction" <> ''`,
];
const counts = `
  SELECT side, class, count(*)::BIGINT AS rows FROM (
    SELECT 'OURS' AS side, class FROM pairs UNION ALL SELECT 'THEIRS', class FROM pairs
    UNION ALL SELECT 'OURS', class FROM rest UNION ALL SELECT 'THEIRS', class FROM rest
    UNION ALL SELECT 'THEIRS', class FROM others
    UNION ALL SELECT 'THEIRS', 'UNREADABLE' FROM t0 WHERE kind = 'UNREADABLE'
    UNION ALL SELECT 'OURS', CASE WHEN state <> 'SUCCEEDED' THEN 'UNPAID' ELSE ${left("o2", "OURS_ONLY")} END
      FROM o2 ANTI JOIN rest ON rest.o_line = o2.line
    UNION ALL SELECT 'THEIRS', ${left("t2", "THEIRS_ONLY")} FROM t2 ANTI JOIN rest ON rest.t_line = t2.line)
  GROUP BY 1, 2 ORDER BY 1, 2`;

if (what === "join") {
  const began = performance.now();
  await (await connection.runAndReadAll(join)).getRows();
  console.log(((performance.now() - began) / 1000).toFixed(2));
} else {
  for (const statement of classes) await connection.run(statement);
  for (const row of (await connection.runAndReadAll(counts)).getRows()) console.log(row.join(" "));
}
