import { createRequire } from 'node:module'

/**
 * Loads Kysely's CommonJS files: under a TypeScript loader its 279 ES modules make every start four times as
 * expensive.
 */
export const {
  Kysely,
  Migrator,
  PostgresDialect,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
}: typeof import('kysely') = createRequire(import.meta.url)('kysely')
