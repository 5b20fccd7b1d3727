// View fault: one thing that is wrong with a bank's views, with the SQL that shows it.

export type ViewFault = {
  /** Whether data is wrong or missing for it; otherwise it is only slow or odd. */
  readonly isError: boolean
  readonly en: string
  readonly fr: string
  readonly sql: string
}
