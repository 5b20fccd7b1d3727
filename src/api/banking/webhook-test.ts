// The invented answer of a webhook's test: a customer and accounts of the test institution that nobody has.

import type { z } from 'zod'
import type { WebhookKind } from '../../domain/webhooks/webhook.ts'
import { DAY_ZONE } from '../../platform/clock.ts'
import type { Members } from './session-members.ts'
import type { detailAccount } from './write-account.ts'

type DetailAccount = z.infer<typeof detailAccount>

/** No login has this id. */
const NO_LOGIN = '00000000-0000-4000-8000-000000000000'

const HOLDER: NonNullable<DetailAccount['Holder']> = {
  Name: 'Webhook Test',
  Address: {
    CivicAddress: '1 Test Street',
    City: 'Toronto',
    Province: 'ON',
    PostalCode: 'M5V 0A1',
    POBox: null,
    Country: 'CA',
  },
  Email: 'webhook.test@example.com',
  PhoneNumber: '4165550100',
}

export function inventedAnswer(kind: WebhookKind, now: Temporal.Instant): object {
  const members: Members = {
    InstitutionName: 'Webhook Test',
    InstitutionId: 14,
    Institution: 'FlinksCapital',
    Login: {
      Username: null,
      IsScheduledRefresh: false,
      LastRefresh: now.toString({ fractionalSecondDigits: 6 }).slice(0, -1),
      Type: 'Personal',
      Id: NO_LOGIN,
    },
  }
  if (kind === 'KYC') return { ...members, Holders: [HOLDER] }
  const today = now.toZonedDateTimeISO(DAY_ZONE).toPlainDate()
  return { ...members, Accounts: [inventedAccount(today)] }
}

function inventedAccount(today: Temporal.PlainDate): DetailAccount {
  return {
    Transactions: [
      {
        Date: today.subtract({ days: 1 }).toString(),
        Code: null,
        Description: 'WEBHOOK TEST DEPOSIT',
        Debit: null,
        Credit: 100,
        Balance: 150,
        Id: '00000000-0000-4000-8000-000000000002',
      },
      {
        Date: today.subtract({ days: 2 }).toString(),
        Code: null,
        Description: 'WEBHOOK TEST PURCHASE',
        Debit: 25,
        Credit: null,
        Balance: 50,
        Id: '00000000-0000-4000-8000-000000000003',
      },
    ],
    TransitNumber: '00000',
    InstitutionNumber: '000',
    OverdraftLimit: 0,
    Title: 'Webhook Test Chequing',
    AccountNumber: '0000000',
    LastFourDigits: '0000',
    Balance: { Available: 150, Current: 150, Limit: null },
    Category: 'Operations',
    Type: 'Chequing',
    Currency: 'CAD',
    Holder: HOLDER,
    AccountType: 'Personal',
    Id: '00000000-0000-4000-8000-000000000001',
  }
}
