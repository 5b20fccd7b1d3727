// A list that comes in pages: row by row with `for await`, or page by page.

export type Page<Row> = {
  readonly rows: readonly Row[]
  /** The number of rows on all pages, if the server tells it. */
  readonly total: number | undefined
}

/** Reads the page at a cursor, or the first one without, and returns it with the cursor of the next. */
type ReadPage<Row> = (next: string | undefined) => Promise<Page<Row> & { readonly next: string | undefined }>

/** Nothing is asked for before it is iterated, and no page before it is needed. */
export class Listing<Row> implements AsyncIterable<Row> {
  readonly #read: ReadPage<Row>

  constructor(read: ReadPage<Row>) {
    this.#read = read
  }

  async *pages(): AsyncGenerator<Page<Row>, void, undefined> {
    let next: string | undefined
    do {
      const page = await this.#read(next)
      yield { rows: page.rows, total: page.total }
      next = page.next
    } while (next !== undefined)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Row, void, undefined> {
    for await (const { rows } of this.pages()) yield* rows
  }

  async toArray(): Promise<readonly Row[]> {
    const rows: Row[] = []
    for await (const row of this) rows.push(row)
    return rows
  }
}
