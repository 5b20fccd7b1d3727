// The parts of the standard that are not served, and why: the rest of the page docs/fdx.md follows from the code.

/** Operations of FDX 6.4.1 that have no endpoint here. */
export const operationsNotServed: readonly { readonly operation: string; readonly why: string }[] = [
  {
    operation: 'POST /tax-forms, PUT /tax-forms/{taxFormId}',
    why: 'They bring tax forms to a bank; this server only reads.',
  },
  {
    operation: 'GET /payees, /payments, /recurring-payments, /transfers and their changes',
    why: 'They move money; this server only reads.',
  },
  { operation: 'GET /payment-initiation-parties and their changes', why: 'They move money; this server only reads.' },
  { operation: 'GET /payroll/reports, /payroll/paystubs', why: 'They are of employers, not of banks.' },
  { operation: 'POST /fraud/suspected-incident', why: 'There is nobody at a bank yet whom the report would reach.' },
  {
    operation: '/register and /tax-forms in version 5',
    why: 'Apps register themselves at /api/fdx/6/register, which is no matter of a version. The tax forms of FDX 5.2 are those of the United States.',
  },
  {
    operation: 'POST /notifications',
    why: 'Recipients are sent notifications; this server publishes, and takes none from others.',
  },
  {
    operation: 'GET /data-providers, /recipients',
    why: 'They are of a registry of the whole market, which this is not.',
  },
]

/** The parts that operations which are served leave out. */
export const partsNotServed: readonly { readonly part: string; readonly why: string }[] = [
  {
    part: 'startTime, endTime, startDate, endDate of GET /accounts',
    why: 'Accounts are given as they are now, and hold no transactions.',
  },
  {
    part: '`transactions` and `contact` inside an account',
    why: 'Each has a list of its own, under a permit of its own.',
  },
  { part: '`parentAccountId`', why: "It is the bank's own id, and only handles leave." },
  {
    part: '206 in version 5',
    why: 'FDX 5.2 has none: an account that the bank cannot read just now has an error inside, under 200.',
  },
  {
    part: '`annuityProductType`, `annualIncrease`, `annualIncreaseType`, `periodCertainGuarantee`, `paymentStartDate`, `paymentEndDate` and `calendaryearFor401K` in version 5',
    why: 'FDX 5.2 had deprecated them, and their newer names say it in another form.',
  },
  { part: '302 of a statement file', why: 'Files come from this server, so that the read is in the journal.' },
  { part: 'Terms and conditions as PDF or ZIP', why: 'They are given as data, with the addresses of their documents.' },
  {
    part: '`forms` of a tax statement, and `taxForms` of its query',
    why: 'The fifty kinds of form are those of the United States. The boxes of a slip of Canada are in `attributes`; `taxForms` is refused (1201).',
  },
  { part: '`resultType` of tax forms and of capability', why: 'Both are short, and given whole.' },
  { part: 'Tax forms as ZIP', why: 'A slip is one document.' },
  { part: 'HTTP Basic on tax forms', why: 'Bank data leaves under a consent alone.' },
  {
    part: 'The full social security number',
    why: 'An identity number leaves as its last four characters, whatever was consented.',
  },
  { part: '`plannedAvailability`', why: 'No bank tells this server when it plans to be away.' },
  {
    part: 'allowedConnections, activeConnections, jwksUrl of capability',
    why: 'There is no limit of connections, and no encryption of payloads.',
  },
]
