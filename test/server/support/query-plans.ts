/** Records the statements that are prepared on any SQLite database, and finds those that read a whole table. */
import {DatabaseSync} from 'node:sqlite';

interface Statement {
  database: DatabaseSync;
  sql: string;
}

/** Not tables: values of the statement itself, the common table expression of `claimPortion`, and the columns of a table. */
const NOT_TABLES = /^(\(|CONSTANT|\d+ CONSTANT|clock\b|pragma_table_info\b)/;

/** Records until `stop` is called. */
export function recordStatements() {
  const recorded = new Map<DatabaseSync, Set<string>>();
  const {prepare} = DatabaseSync.prototype;
  DatabaseSync.prototype.prepare = function (sql, ...rest) {
    if (!recorded.has(this)) recorded.set(this, new Set());
    recorded.get(this)!.add(sql);
    return prepare.call(this, sql, ...rest);
  };
  return {
    statements: (): Statement[] => [...recorded].flatMap(([database, texts]) => [...texts].map((sql) => ({database, sql}))),
    stop: () => void (DatabaseSync.prototype.prepare = prepare),
  };
}

/**
 * The statements whose plan contains a `SCAN`, each with that line of the plan. The plans are made without values: the
 * server's statements are prepared before their values are known, too.
 */
export const findScans = (statements: readonly Statement[]): string[] => statements.flatMap(({database, sql}) =>
  (isQuery(sql) ? explain(database, sql) : []).filter(isScan).map((detail) => `${detail}: ${sql}`));

/** The same for the statements of triggers, which no plan of a triggering statement shows. */
export function findScansOfTriggers(database: DatabaseSync): string[] {
  const triggers = database.prepare('select name, sql from sqlite_schema where type = \'trigger\'').all() as {name: string; sql: string}[];
  return triggers.flatMap(({name, sql}) => {
    const [, head = '', body = ''] = /^create trigger(.*)\bbegin\b(.*)\bend$/is.exec(sql.trim()) ?? [];
    const [, condition] = /\bwhen\b(.*)$/is.exec(head) ?? [];
    const statements = body.split(';').map((text) => text.trim()).filter((text) => text !== '' && !/^select raise\(/i.test(text));
    return [...(condition ? [`select ${condition}`] : []), ...statements]
      .flatMap((text) => explain(database, text.replace(/\b(new|old)\.\w+/gi, '?')))
      .filter(isScan).map((detail) => `${detail}: trigger ${name}`);
  });
}

const isQuery = (sql: string) => /^\s*(select|insert|update|delete|with)\b/i.test(sql);

const explain = (database: DatabaseSync, sql: string): string[] =>
  database.prepare(`explain query plan ${sql}`).all().map((row) => String(row['detail']));

const isScan = (detail: string) => detail.startsWith('SCAN ') && !NOT_TABLES.test(detail.slice('SCAN '.length));
