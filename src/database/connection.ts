// A connection, and a pool of them: what both kinds of database are shown as.

import { strict as assert } from 'node:assert'

export type Result = {
  /** `UPDATE`, `COMMIT` and the like. */
  readonly command: string
  readonly rowCount: number | null
  readonly rows: readonly unknown[]
}

export type Connection = {
  /** Runs one statement, prepared where it has values. Throws `Unavailable` when the database cannot answer now. */
  query(text: string, values: readonly unknown[]): Promise<Result>
  /** @param isPatient nothing in this transaction has a deadline. */
  begin(isPatient: boolean): Promise<void>
  commit(): Promise<void>
  /** Never fails: a transaction that cannot be ended so ends with its connection. */
  rollback(): Promise<void>
  release(): void
}

export type Pool = {
  /** Throws `Unavailable` when there is none to be had in time. */
  connect(): Promise<Connection>
  /** Closes all of them, whatever hangs. */
  end(): Promise<void>
}

/** PostgreSQL answers the commit of a transaction in which a statement failed with ROLLBACK: nothing has happened. */
export function demandCommitted({ command }: Result): void {
  assert.equal(command, 'COMMIT', 'a statement of this transaction failed, and its body went on')
}
