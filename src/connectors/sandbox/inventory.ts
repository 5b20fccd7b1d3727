// The data inventory of the test banks. A test reads every account of every person and compares the result with this list.

import type { DataInventory } from '../../fdx/data-inventory.ts'
import { bankOf } from './bank/banks.ts'

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
  'productId',
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

/** The fields of accounts that receive payments by their number. */
const reachedByNumber = ['routingTransitNumber', 'bankInstitutionId', 'bankTransitId']

const holding = [
  'holdingId',
  'holdingName',
  'holdingType',
  'positionType',
  'heldInAccount',
  'symbol',
  'securityIds[].id',
  'securityIds[].idType',
  'units',
  'currentUnitPrice',
  'currentUnitPriceDate',
  'changeInPrice',
  'marketValue',
  'purchasedPrice',
  'averageCost',
  'cashAccount',
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
    ...reachedByNumber,
    'billPayStatus',
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
    'bills[].pastDueAmount',
    'scheduledPayments[].amount',
    'scheduledPayments[].date',
    'scheduledPayments[].type',
    'pastDueAmount',
    'cashAdvanceLimit',
    'availableCash',
    'rewardProgramId',
    ...interest('chargedInterest'),
  ],
  LoanAccount: [
    ...everyAccount,
    'principalBalance',
    'payOffAmount',
    'originalPrincipal',
    'originatingDate',
    'loanTerm',
    'totalNumberOfPayments',
    'maturityDate',
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
  InsuranceAccount: [
    ...everyAccount.filter((name) => name !== 'balanceAsOf'),
    'policyPremium',
    'policyPremiumTerm',
    'policyStartDate',
    'policyStatus',
    'policyCoverageAmount',
    'bills[].totalPaymentDue',
    'bills[].minimumPaymentDue',
    'bills[].dueDate',
    'bills[].lastPaymentAmount',
    'bills[].lastPaymentDate',
    'bills[].autoPayEnabled',
    ...interest('earnedInterest'),
  ],
  AnnuityAccount: [
    ...everyAccount.filter((name) => name !== 'balanceAsOf'),
    'payoutType',
    'policyProductType',
    'payoutAmount',
    'payoutMode',
    'payoutStartDate',
    'payoutEndDate',
    'numberModalPayouts',
    'surrenderValue',
    'periodCertainType',
    ...interest('earnedInterest'),
  ],
  CommercialAccount: [
    ...everyAccount,
    ...reachedByNumber,
    'openingLedgerBalance',
    'currentLedgerBalance',
    'openingAvailableBalance',
    'currentAvailableBalance',
    'outstandingDebitsAmount',
    'commercialBalances[].commercialCode.type',
    'commercialBalances[].commercialCode.code',
    'commercialBalances[].amount',
    'commercialBalances[].memo',
  ],
  DigitalWallet: [...everyAccount, 'currentBalance', 'openingDayBalance', 'availableBalance'],
  BuyNowPayLaterAccount: [
    ...everyAccount,
    'creditLine',
    'availableCredit',
    'principalBalance',
    'currentBalance',
    'financeCharges',
  ],
}

const MERCHANT = 'transactionPayee.merchantName.name1'
const PERSON = ['first', 'last'].map((name) => `transactionPayee.individualName.${name}`)

const activity: DataInventory = {
  DepositTransaction: [...everyTransaction, MERCHANT, ...PERSON, 'checkNumber', 'imageIds[]'],
  LineOfCreditTransaction: [...everyTransaction, MERCHANT, 'foreignAmount', 'foreignCurrency', 'cardNumberDisplay'],
  LoanTransaction: [...everyTransaction, 'paymentDetails.principalAmount', 'paymentDetails.interestAmount'],
  InvestmentTransaction: [
    ...everyTransaction,
    'symbol',
    'securityId',
    'securityIdType',
    'securityType',
    'units',
    'unitType',
    'unitPrice',
    'fees',
    'positionType',
  ],
  InsuranceTransaction: everyTransaction,
  CommercialTransaction: [
    ...everyTransaction.filter((name) => name !== 'transactionType' && name !== 'reference'),
    MERCHANT,
    'commercialCode.type',
    'commercialCode.code',
  ],
  DigitalWalletTransaction: [...everyTransaction, MERCHANT],
  BuyNowPayLaterTransaction: [
    ...everyTransaction,
    MERCHANT,
    'purchaseDetails.paymentFrequency',
    'purchaseDetails.numberOfPayments',
    'purchaseDetails.originalPrincipal',
    'purchaseDetails.purchaseTimestamp',
    ...['amount', 'date', 'type'].map((name) => `purchaseDetails.scheduledPayments[].${name}`),
    'bnplStatus',
    'nextPaymentAmount',
    'nextPaymentDate',
    'outstandingBalance',
  ],
  TransactionSummary: [
    'accountId',
    'transactionId',
    'transactionTimestamp',
    'postedTimestamp',
    'status',
    'debitCreditMemo',
    'amount',
    'description',
    'reward.categoryId',
    'reward.accrued',
  ],
  TransactionImage: ['imageId', 'contentType'],
  Statement: ['accountId', 'statementId', 'statementDate', 'description', 'status'],
}

const reached = [
  'emails[]',
  'telephones[].type',
  'telephones[].country',
  'telephones[].number',
  'telephones[].network',
  'telephones[].primary',
  'addresses[].line1',
  'addresses[].line2',
  'addresses[].city',
  'addresses[].region',
  'addresses[].postalCode',
  'addresses[].country',
  'addresses[].type',
  'addresses[].primary',
]

const person = [
  'customerId',
  'type',
  'name.first',
  'name.last',
  'name.company',
  'dateOfBirth',
  'taxId',
  'taxIdCountry',
  ...reached,
  'businessCustomer.name',
  'businessCustomer.registeredId',
  'businessCustomer.industryCode.type',
  'businessCustomer.industryCode.code',
  'businessCustomer.domicile.region',
  'businessCustomer.domicile.country',
]

const customer: DataInventory = {
  Customer: [...person, 'customerStartDate', 'accounts[].accountId', 'accounts[].relationship'],
  AccountContact: [...reached, ...[...person, 'relationship'].map((name) => `holders[].${name}`)],
}

const programs: DataInventory = {
  RewardProgram: [
    'rewardProgramId',
    'programName',
    'programUrl',
    ...['accountIds[]', 'customerId', 'businessOrConsumer'].map((name) => `memberships[].${name}`),
    ...['name', 'type', 'balance', 'accruedYtd', 'redeemedYtd', 'qualifying'].map(
      (name) => `memberships[].balances[].${name}`,
    ),
  ],
  RewardCategory: ['rewardProgramId', 'categoryId', 'categoryName', 'multiplier'],
}

const documents = ['uri', 'title', 'type', 'lang', 'effectiveDate'].map((name) => `uris[].${name}`)

const terms: DataInventory = {
  BaseDepositAccountTermsAndConditions: [
    'accountCategory',
    'productId',
    ...documents,
    ...[
      'effectiveDate',
      'arbitrationProvision',
      'monthlyAccountFee',
      'nonsufficientFundsFee',
      'domesticAtmFee',
      'stopPaymentFee',
      'paperStatementsFee',
      'overdraftAllowed',
      'interestRateTiers[].apy',
      'interestRateTiers[].minimumBalance',
    ].map((name) => `current.${name}`),
  ],
  BaseLineOfCreditAccountTermsAndConditions: [
    'accountCategory',
    'productId',
    ...documents,
    ...[
      'effectiveDate',
      'arbitrationProvision',
      'annualMembershipFee',
      'purchaseApr',
      'penaltyApr',
      'penaltyAprApplies',
      'latePaymentFee',
      'balanceTransfersAndCashAdvances[].type',
      'balanceTransfersAndCashAdvances[].apr',
      'balanceTransfersAndCashAdvances[].fee',
    ].map((name) => `current.${name}`),
    ...['rewardProgramId', 'rewardType', 'baseEarning', 'bonusEarning', 'minimumRedemption', 'pointsExpire'].map(
      (name) => `rewardsTermsAndConditions.${name}`,
    ),
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
  AssetTransferNetwork: ['identifier', 'identifierType', 'institutionName', 'institutionId', 'type', 'jointAccount'],
}

const slips: DataInventory = {
  TaxStatement: [
    'taxYear',
    'taxStatementId',
    'issuer.partyType',
    'issuer.businessName.name1',
    'recipient.tin',
    'recipient.partyType',
    'recipient.individualName.first',
    'recipient.individualName.last',
    ...['line1', 'line2', 'city', 'region', 'postalCode', 'country'].map((name) => `recipient.address.${name}`),
    'recipient.email',
    'taxDataType',
    'pdf',
    'attributes[].name',
    'attributes[].value',
  ],
}

export function sandboxInventory(providerId: number): DataInventory {
  const bank = bankOf(providerId)
  return {
    ...accounts,
    ...activity,
    ...customer,
    ...programs,
    ...terms,
    ...(bank.paymentNetworks && payments),
    ...(bank.taxSlips && slips),
  }
}
