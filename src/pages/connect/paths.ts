// The addresses of Connect, as its endpoints declare them and every link uses them.

export const connectPaths = {
  picker: '/connect',
  bank: '/connect/banks/:providerId',
  window: '/connect/:id/window',
  answer: '/connect/:id/answer',
  done: '/connect/done',
  accent: '/connect/accents/:file',
} as const

/** The same page under the addresses of the vendor's, so that a link changes its host alone. */
export const vendorPaths = {
  page: '/v2',
  pageWithSlash: '/v2/',
  institution: '/v2/Credential/:institution',
  institutionWithSlash: '/v2/Credential/:institution/',
} as const
