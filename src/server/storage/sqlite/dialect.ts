/** Kysely dialect for `node:sqlite`: one connection, whose transactions the storage begins and ends. */
import type {DatabaseSync, SQLInputValue, StatementSync} from 'node:sqlite';
import {
  SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler,
  type CompiledQuery, type DatabaseConnection, type Dialect, type Driver, type QueryResult,
} from 'kysely';

export function nodeSqliteDialect(database: DatabaseSync): Dialect {
  return {
    createDriver: () => createDriver(createConnection(database)),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

function createDriver(connection: DatabaseConnection): Driver {
  const notSupported = () => Promise.reject(new Error('Use Storage.transaction().'));
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: notSupported,
    commitTransaction: notSupported,
    rollbackTransaction: notSupported,
    destroy: async () => {},
  };
}

function createConnection(database: DatabaseSync): DatabaseConnection {
  // There are few different statements, and preparing one takes longer than running it.
  const statements = new Map<string, {statement: StatementSync; returnsRows: boolean}>();
  const prepare = (text: string) => {
    const cached = statements.get(text);
    if (cached) return cached;
    const statement = database.prepare(text);
    const prepared = {statement, returnsRows: statement.columns().length > 0};
    statements.set(text, prepared);
    return prepared;
  };
  return {
    async executeQuery<R>({sql, parameters}: CompiledQuery): Promise<QueryResult<R>> {
      const {statement, returnsRows} = prepare(sql);
      const values = parameters as readonly SQLInputValue[];
      if (returnsRows) return {rows: statement.all(...values) as R[]};
      const {changes} = statement.run(...values);
      return {rows: [], numAffectedRows: BigInt(changes)};
    },
    streamQuery() {
      throw new Error('Streaming is not supported.');
    },
  };
}
