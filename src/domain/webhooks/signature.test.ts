// The signature against a value that was published by the authors of a receiver, and not computed here.

import assert from 'node:assert/strict'
import test from 'node:test'
import { signWebhook } from './signature.ts'

test('a signature is the one that receivers were written for', () => {
  // github.com/neofinancial/node-flinks, test/lib/authenticity.test.ts
  const body = JSON.stringify({
    ResponseType: 'GetAccountsDetail',
    HttpStatusCode: 200,
    Accounts: [
      {
        TransitNumber: '77777',
        InstitutionNumber: '777',
        OverdraftLimit: 0,
        Title: 'Chequing CAD',
        AccountNumber: '1111000',
        Category: 'Operations',
        Type: 'Chequing',
        Currency: 'CAD',
        Id: 'ae1dac72-70da-4626-fed8-08d682e1ff4a',
      },
    ],
    Login: {
      Username: 'Greatday',
      IsScheduledRefresh: false,
      LastRefresh: '2019-05-09T13:47:46.5227901',
      Type: 'Personal',
      Id: '5e115eac-1209-4f19-641c-08d6d484e2fe',
    },
    Institution: 'FlinksCapital',
    RequestId: '1243c283-e0ca-4fda-a5e4-343068430190',
  })
  assert.equal(signWebhook('secret', body), 'nLYJnRna62Xi08IQQfeKjkR1avL8c947yXsBXUDbjTY=')
  assert.notEqual(signWebhook('secret', `${body} `), signWebhook('secret', body))
})
