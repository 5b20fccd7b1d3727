// What surrounds every page of a sandbox bank: the bank, the language, and the addresses of the page and its stylesheet.

import { z } from 'zod'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { languages } from '../../../platform/language.ts'
import { bankOf, sandboxBanks, type SandboxBank } from '../bank/banks.ts'

export type Surroundings = {
  readonly bank: SandboxBank
  readonly language: Language
  readonly stylesheetPath: string
  /** The address of the page without its query. */
  readonly path: string
}

/** The query of every page. A page is never refused for its language: one that we do not speak counts as none. */
export const pageQuery = z.object({ language: z.enum(languages).optional().catch(undefined) })

/** In the language that was asked for, else in the bank's own; a page that names no bank is the first bank's. */
export function surroundingsOf(page: {
  readonly providerId: string | undefined
  readonly language: Language | undefined
  readonly stylesheetPath: string
  readonly path: string
}): Surroundings {
  const { providerId, stylesheetPath, path } = page
  const bank = sandboxBanks.find((bank) => String(bank.providerId) === providerId) ?? bankOf(1000)
  return { bank, language: page.language ?? bank.firstLanguage, stylesheetPath, path }
}

/** The address of the page in its language, or in another. */
export function pageAddress({ path, language }: Surroundings, inLanguage: Language = language): string {
  return `${path}?language=${inLanguage}`
}
