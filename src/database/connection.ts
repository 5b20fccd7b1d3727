// Connection and pool: the interface that both kinds of database are used through.

import { strict as assert } from 'node:assert'

export type Result = {
  /** `UPDATE`, `COMMIT` and the like. */
  readonly command: string
  readonly rowCount: number | null
  readonly rows: readonly unknown[]
}

export type Connection = {
  /**
   * Runs one statement with values, prepared; or, without values, a script of one or more statements, and returns the result
   * of the last one. Throws `Unavailable` when the database cannot answer now.
   */
  query(text: string, values: readonly unknown[]): Promise<Result>
  /** @param isPatient no statement of this transaction has a deadline. */
  begin(isPatient: boolean): Promise<void>
  commit(): Promise<void>
  /** Never fails: if the statement does, the connection is closed, which ends the transaction. */
  rollback(): Promise<void>
  release(): void
}

export type Pool = {
  /** Throws `Unavailable` if no connection is free in time. */
  connect(): Promise<Connection>
  /** Closes every connection, including those that do not answer. */
  end(): Promise<void>
}

/** PostgreSQL answers the commit of a transaction in which a statement failed with ROLLBACK: nothing has happened. */
export function demandCommitted({ command }: Result): void {
  assert.equal(command, 'COMMIT', 'a statement of this transaction failed, and its body went on')
}
