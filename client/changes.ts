// The changes of an account's transactions: what is new or different, what is no more, and from where to go on next time.

/** `changed`: new, or as it is now; replace what you hold by its id. `removed`: it is no more. */
export type Change<Row> =
  | { readonly kind: 'changed'; readonly transactionId: string; readonly transaction: Row }
  | { readonly kind: 'removed'; readonly transactionId: string }

export type ChangesPage<Row> = {
  readonly rows: readonly Row[]
  /** Ids of what is no more. */
  readonly removed: readonly string[]
  /** Where the next page is. */
  readonly next: string | undefined
  readonly nextUpdateId: string | undefined
}

/** Reads a page; undefined is the first. */
type ReadPage<Row> = (next: string | undefined) => Promise<ChangesPage<Row>>

/** Nothing is asked for before it is iterated, and no page before it is needed. Each transaction comes once. */
export class Changes<Row extends { readonly transactionId: string }> implements AsyncIterable<Change<Row>> {
  readonly #read: ReadPage<Row>
  #nextUpdateId: string | undefined

  constructor(read: ReadPage<Row>) {
    this.#read = read
  }

  /**
   * What to keep beside your copy, and to pass as `since` next time. Absent until the last change was taken, so that none
   * is missed by who stops before; and where the bank keeps no feed of changes: then read the transactions again.
   */
  get nextUpdateId(): string | undefined {
    return this.#nextUpdateId
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Change<Row>, void, undefined> {
    this.#nextUpdateId = undefined
    let first: string | undefined
    let next: string | undefined
    do {
      const page = await this.#read(next)
      // The first page's: what happens while the others are read is told next time.
      first ??= page.nextUpdateId
      for (const transactionId of page.removed) yield { kind: 'removed', transactionId }
      for (const transaction of page.rows) {
        yield { kind: 'changed', transactionId: transaction.transactionId, transaction }
      }
      next = page.next
    } while (next !== undefined)
    this.#nextUpdateId = first
  }

  async toArray(): Promise<readonly Change<Row>[]> {
    const changes: Change<Row>[] = []
    for await (const change of this) changes.push(change)
    return changes
  }
}
