// Terms and conditions of one account.

import type { TermsAndConditions } from '../../fdx/terms-and-conditions.ts'
import type { Language } from './connector.ts'
import { lacking } from './lacking.ts'
import { retrieveOfAccount, type Reader, type Retrieval } from './retrieve.ts'

export function retrieveTermsAndConditions(
  retrieval: Retrieval,
  reader: Reader,
  accountHandle: string,
  language: Language,
): Promise<TermsAndConditions> {
  return retrieveOfAccount(
    retrieval,
    reader,
    'read-terms-and-conditions',
    ['TERMS_AND_CONDITIONS'],
    accountHandle,
    (connector, permit) => connector.termsAndConditions?.(permit, language) ?? lacking('its terms and conditions'),
    () => ({}),
  )
}
