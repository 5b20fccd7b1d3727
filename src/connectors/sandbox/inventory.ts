// What the test banks fill of the standard. A test reads every account of every person and holds this list to it.

import type { DataInventory } from '../../fdx/data-inventory.ts'
import { bankOf } from './banks.ts'

const everyAccount = [
  'accountCategory',
  'accountId',
  'accountType',
  'accountNumber',
  'accountNumberDisplay',
  'productName',
  'status',
  'accountOpenDate',
  'currency.currencyCode',
  'lineOfBusiness',
  'lineOfBusinessType',
  'balanceType',
  'balanceAsOf',
  'transferIn',
  'transferOut',
  'lastActivityDate',
]

const interest = (name: string): readonly string[] => [`${name}.rate`, `${name}.type`, `${name}.compoundingPeriod`]

const everyTransaction = [
  'accountCategory',
  'accountId',
  'transactionId',
  'transactionTimestamp',
  'postedTimestamp',
  'status',
  'debitCreditMemo',
  'amount',
  'description',
  'category',
  'reference',
  'transactionType',
]

const holding = [
  'holdingId',
  'holdingName',
  'holdingType',
  'positionType',
  'heldInAccount',
  'symbol',
  'units',
  'currentUnitPrice',
  'currentUnitPriceDate',
  'changeInPrice',
  'marketValue',
  'purchasedPrice',
  'averageCost',
  'originalPurchaseDate',
  'currency.currencyCode',
  'security.securityCategory',
  'security.mutualFundType',
  'security.stockType',
]

const accounts: DataInventory = {
  DepositAccount: [
    ...everyAccount,
    'nickname',
    'accountCloseDate',
    'routingTransitNumber',
    'bankInstitutionId',
    'bankTransitId',
    'currentBalance',
    'openingDayBalance',
    'availableBalance',
    'annualPercentageYield',
    'interestYtd',
    'overdraftOptIn',
    'overdrafted',
    ...interest('earnedInterest'),
  ],
  LineOfCreditAccount: [
    ...everyAccount,
    'creditLine',
    'availableCredit',
    'currentBalance',
    'principalBalance',
    'purchasesApr',
    'advancesApr',
    'financeCharges',
    'bills[].totalPaymentDue',
    'bills[].minimumPaymentDue',
    'bills[].dueDate',
    'bills[].statementBalance',
    'bills[].statementDate',
    'bills[].lastPaymentAmount',
    'bills[].lastPaymentDate',
    'bills[].autoPayEnabled',
    ...interest('chargedInterest'),
  ],
  LoanAccount: [
    ...everyAccount,
    'principalBalance',
    'payOffAmount',
    'originatingDate',
    'paymentFrequency',
    'compoundingPeriod',
    'annualPercentageRate',
    'interestPaidYearToDate',
    'lastPaymentAmount',
    'lastPaymentDate',
    'nextPaymentAmount',
    'nextPaymentDate',
    ...interest('chargedInterest'),
  ],
  InvestmentAccount: [
    ...everyAccount,
    'currentValue',
    'availableCashBalance',
    'dailyChange',
    'margin',
    'allowedCheckWriting',
    'allowedOptionTrade',
    ...holding.map((name) => `holdings[].${name}`),
  ],
}

const MERCHANT = 'transactionPayee.merchantName.name1'

const activity: DataInventory = {
  DepositTransaction: [...everyTransaction, MERCHANT],
  LineOfCreditTransaction: [...everyTransaction, MERCHANT, 'foreignAmount', 'foreignCurrency'],
  LoanTransaction: [...everyTransaction, 'paymentDetails.principalAmount', 'paymentDetails.interestAmount'],
  InvestmentTransaction: [...everyTransaction, 'symbol', 'units', 'unitPrice'],
  Statement: ['accountId', 'statementId', 'statementDate', 'description', 'status'],
}

const customer: DataInventory = {
  Customer: [
    'customerId',
    'type',
    'name.first',
    'name.last',
    'name.company',
    'dateOfBirth',
    'customerStartDate',
    'emails[]',
    'telephones[].type',
    'telephones[].country',
    'telephones[].number',
    'addresses[].line1',
    'addresses[].line2',
    'addresses[].city',
    'addresses[].region',
    'addresses[].postalCode',
    'addresses[].country',
    'addresses[].type',
    'addresses[].primary',
    'accounts[].accountId',
    'accounts[].relationship',
    'businessCustomer.name',
    'businessCustomer.domicile.region',
    'businessCustomer.domicile.country',
  ],
}

const payments: DataInventory = {
  AccountPaymentNetwork: [
    'bankId',
    'identifier',
    'identifierType',
    'type',
    'transferIn',
    'transferOut',
    'bankInstitutionId',
    'bankTransitId',
  ],
}

export function sandboxInventory(providerId: number): DataInventory {
  return { ...accounts, ...activity, ...customer, ...(bankOf(providerId).paymentNetworks && payments) }
}
