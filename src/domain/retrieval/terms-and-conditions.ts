// Terms and conditions of one account.

import type { TermsAndConditions } from '../../fdx/terms-and-conditions.ts'
import type { Language } from './connector.ts'
import type { AccountRead } from './read.ts'

export function termsAndConditionsRead(language: Language): AccountRead<TermsAndConditions> {
  return {
    action: 'read-terms-and-conditions',
    openers: ['TERMS_AND_CONDITIONS'],
    ask: ({ bank, call, permit }) => bank.termsAndConditions(permit, language, call),
  }
}
