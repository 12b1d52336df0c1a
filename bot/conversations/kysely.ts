import { createRequire } from 'node:module'

/** Kysely's CommonJS tree: as 279 ES modules it costs four times as much of every start under a TypeScript loader. */
export const {
  Kysely,
  Migrator,
  PostgresDialect,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
}: typeof import('kysely') = createRequire(import.meta.url)('kysely')
