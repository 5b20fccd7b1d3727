// What travels between Portage and its clients, written by tools/write-wire.ts from the OpenAPI document.

import type { Amount } from './amount.ts'

export type AccountsDetail = {
  readonly HttpStatusCode: 200
  readonly InstitutionName: string
  readonly InstitutionId: number
  readonly Institution: string
  readonly Login: BankingLogin
  readonly Accounts: readonly BankingAccount[]
  /** The accounts that the institution cannot read just now, which are in no other list. Absent where it reads all. */
  readonly UnavailableAccounts?: readonly BankingUnavailableAccount[]
  /** Where fewer than 25 transactions were found in all. */
  readonly FlinksCode?: 'NO_TRANSACTION'
  /** What the FlinksCode means. */
  readonly Message?: string
  /** What may be called next. */
  readonly Links: readonly ({
    readonly rel: string
    readonly href: string
    readonly example: null
  })[]
  readonly RequestId: string
  readonly Tag: unknown
}

export type AccountsSummary = {
  readonly HttpStatusCode: 200
  readonly Accounts: readonly BankingAccountSummary[]
  /** The accounts that the institution cannot read just now, which are in no other list. Absent where it reads all. */
  readonly UnavailableAccounts?: readonly BankingUnavailableAccount[]
  readonly InstitutionName: string
  readonly InstitutionId: number
  readonly Institution: string
  readonly Login: BankingLogin
  /** What may be called next. */
  readonly Links: readonly ({
    readonly rel: string
    readonly href: string
    readonly example: null
  })[]
  readonly RequestId: string
  readonly Tag: unknown
}

export type Actor = {
  readonly kind: 'client' | 'customer' | 'operator' | 'organization' | 'system'
  readonly id: string
}

export type AuthSecret = {
  readonly RequestId: string
  /** Disables and enables the AuthSecret. */
  readonly PermissionId: string
  /** For the partner. */
  readonly AuthSecret: string
  readonly Message: string
}

export type AuthSecretChanged = {
  readonly permissionId: string
  readonly authSecret: string
  readonly message: string
}

export type AuthorizationDetails = readonly ({
  readonly type: 'fdx_v1.0'
  readonly consentRequest: {
    /** ONE_TIME: one access token and no refresh token. TIME_BOUND: durationPeriod days. PERSISTENT: as long as the server lets a consent last. */
    readonly durationType: 'ONE_TIME' | 'PERSISTENT' | 'TIME_BOUND'
    /** Days from the grant. Of TIME_BOUND, and of nothing else. */
    readonly durationPeriod?: number
    /** Days, counted back from each request for data. */
    readonly lookbackPeriod?: number
    readonly resources: readonly ({
      readonly resourceType: 'ACCOUNT' | 'CUSTOMER'
      readonly dataClusters: readonly ('ACCOUNT_BASIC' | 'ACCOUNT_DETAILED' | 'BALANCES' | 'BILLS' | 'SCHEDULED_PAYMENTS' | 'ACCOUNT_PAYMENTS' | 'PAYMENT_SUPPORT' | 'INVESTMENTS' | 'TRANSACTIONS' | 'IMAGES' | 'STATEMENTS' | 'REWARDS' | 'TERMS_AND_CONDITIONS' | 'TAX' | 'CUSTOMER_CONTACT' | 'CUSTOMER_PERSONAL')[]
    })[]
  }
})[]

export type AuthorizeToken = {
  readonly HttpStatusCode: 200
  /** Good once, for half an hour. */
  readonly Token: string
}

export type Authorized = {
  readonly HttpStatusCode: 200
  /** What may be called next. */
  readonly Links: readonly ({
    readonly rel: string
    readonly href: string
    readonly example: null
  })[]
  readonly InstitutionName: string
  readonly InstitutionId: number
  readonly Institution: string
  readonly Login: BankingLogin
  /** Opens the reads of this session for half an hour. */
  readonly RequestId: string
  readonly Tag: unknown
}

export type AuthorizedLogin = {
  readonly LoginId: string
  readonly HttpStatusCode: 200
  readonly FlinksCode: 'OK'
  readonly InstitutionName: string
  readonly InstitutionId: number
  readonly Institution: string
  readonly Login: BankingLogin
  /** Opens the reads of this login for half an hour. */
  readonly RequestId: string
}

export type AuthorizedLogins = {
  readonly HttpStatusCode: 200
  readonly FlinksCode: 'OK'
  /** What may be called next. */
  readonly Links: readonly ({
    readonly rel: string
    readonly href: string
    readonly example: null
  })[]
  /** In the order in which they were asked for. */
  readonly Logins: readonly (AuthorizedLogin | RefusedLogin)[]
  readonly Tag: unknown
}

export type BankingAccount = {
  /** Those that have posted, the last to post first. Null where the consent does not cover them. */
  readonly Transactions: readonly BankingTransaction[] | null
  /** Where statements were asked for. */
  readonly Statements?: readonly BankingStatement[] | null
  /** In the United States the routing number. */
  readonly TransitNumber: unknown
  readonly InstitutionNumber: unknown
  /** 0 also where the bank does not say it: the standard has no member for it. */
  readonly OverdraftLimit: number
  readonly Title: unknown
  readonly AccountNumber: unknown
  readonly LastFourDigits: unknown
  /** Its members are null where it was not asked for or not consented to. */
  readonly Balance: {
    /** Posted and authorized. */
    readonly Available: unknown
    /** Posted. */
    readonly Current: unknown
    /** The most that may be owed. */
    readonly Limit: unknown
  }
  readonly Category: 'Operations' | 'Credits' | 'Products' | 'Other'
  readonly Type: string
  readonly Currency: unknown
  readonly Holder: BankingHolder | null
  readonly AccountType: 'Personal' | 'Business' | null
  /** The AccountId of PartnerData. */
  readonly Id: string
}

export type BankingAccountSummary = {
  /** 1 where money can be moved to and from the account, 0 where it cannot. */
  readonly EftEligibleRatio: unknown
  readonly ETransferEligibleRatio: unknown
  /** Where WithAccountIdentity is true. In the United States the routing number. */
  readonly TransitNumber?: unknown
  readonly InstitutionNumber?: unknown
  readonly Title: unknown
  readonly AccountNumber: unknown
  readonly LastFourDigits: unknown
  /** Its members are null where it was not asked for or not consented to. */
  readonly Balance: {
    /** Posted and authorized. */
    readonly Available: unknown
    /** Posted. */
    readonly Current: unknown
    /** The most that may be owed. */
    readonly Limit: unknown
  }
  readonly Category: 'Operations' | 'Credits' | 'Products' | 'Other'
  readonly Type: string
  readonly Currency: unknown
  readonly Holder: BankingHolder | null
  readonly AccountType: 'Personal' | 'Business' | null
  /** The AccountId of PartnerData. */
  readonly Id: string
}

export type BankingHolder = {
  readonly Name: unknown
  /** Its members are null where the bank knows none. */
  readonly Address: {
    readonly CivicAddress: unknown
    readonly City: unknown
    readonly Province: unknown
    readonly PostalCode: unknown
    readonly POBox: null
    readonly Country: unknown
  }
  readonly Email: unknown
  readonly PhoneNumber: unknown
}

export type BankingLogin = {
  /** Where the organization signed the customer in itself. */
  readonly Username: unknown
  readonly IsScheduledRefresh: boolean
  /** UTC. Every read is live, so it is the moment of the answer. */
  readonly LastRefresh: string
  readonly Type: 'Personal' | 'Business' | null
  /** The LoginId. */
  readonly Id: string
}

export type BankingPending = {
  readonly HttpStatusCode: 202
  readonly FlinksCode: 'OPERATION_PENDING' | 'OPERATION_DISPATCHED'
  /** Where to ask for what comes of it. */
  readonly Links: readonly ({
    readonly rel: string
    readonly href: string
    readonly example: string
  })[]
  readonly Message: string
  readonly RequestId: string
}

export type BankingStatement = {
  readonly UniqueId: string
  readonly FileType: 'PDF'
  readonly Base64Bytes: string
}

export type BankingTransaction = {
  /** The day on which it posted, in Toronto. */
  readonly Date: unknown
  readonly Code: null
  readonly Description: string
  readonly Debit: unknown
  readonly Credit: unknown
  /** What was in the account, or owed on it, right after it posted; null where that is not certain. */
  readonly Balance: unknown
  /** A GUID that never changes and differs for each recipient; RefreshDelta takes it. */
  readonly Id: string
}

export type BankingUnavailableAccount = {
  /** The AccountId. */
  readonly Id: string
  readonly Category: 'Operations' | 'Credits' | 'Products' | 'Other'
  readonly FlinksCode: 'RETRY_LATER'
  readonly Message: string
}

export type CardDeleted = {
  readonly StatusCode: 200
  readonly Message: string
}

export type ConnectSettings = {
  readonly client_id: string
  readonly redirect_urls: readonly string[]
  readonly origins: readonly string[]
  readonly language?: 'en' | 'fr'
  readonly theme?: 'light' | 'dark'
  readonly accent?: string
  readonly requires_token: boolean
  readonly is_default: boolean
}

export type ConsentGrant = {
  readonly id: string
  readonly status: 'ACTIVE' | 'EXPIRED' | 'REVOKED'
  readonly parties: readonly ConsentGrantParty[]
  readonly createdTime: string
  readonly expirationTime: string
  /** When it last changed: when it was given, or when it ended. */
  readonly updatedTime: string
  /** PERSISTENT: as long as the server lets a consent last. */
  readonly durationType: 'ONE_TIME' | 'PERSISTENT' | 'TIME_BOUND'
  /** Days from the grant, of TIME_BOUND. */
  readonly durationPeriod?: number
  /** Days before each request. Absent: as far as the books go. */
  readonly lookbackPeriod?: number
  readonly resources: readonly ConsentGrantResource[]
  readonly links: readonly ({
    readonly href: string
    readonly action: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT'
    readonly rel: string
  })[]
}

export type ConsentGrantParty = {
  readonly name: string
  readonly type: 'DATA_ACCESS_PLATFORM' | 'DATA_PROVIDER' | 'DATA_RECIPIENT' | 'INDIVIDUAL' | 'MERCHANT' | 'VENDOR'
  readonly homeUri?: string
  readonly logoUri?: string
  /** PRIVATE: this server’s own. */
  readonly registry: 'FDX' | 'GLEIF' | 'ICANN' | 'PRIVATE'
  readonly registeredEntityName: string
  /** The client_id of a recipient, the provider_id of a provider. */
  readonly registeredEntityId: string
}

export type ConsentGrantResource = {
  readonly resourceType: 'ACCOUNT' | 'CUSTOMER'
  /** The accountId, or the sub of the access token. */
  readonly resourceId: string
  readonly dataClusters: readonly ('ACCOUNT_BASIC' | 'ACCOUNT_DETAILED' | 'BALANCES' | 'BILLS' | 'SCHEDULED_PAYMENTS' | 'ACCOUNT_PAYMENTS' | 'PAYMENT_SUPPORT' | 'INVESTMENTS' | 'TRANSACTIONS' | 'IMAGES' | 'STATEMENTS' | 'REWARDS' | 'TERMS_AND_CONDITIONS' | 'TAX' | 'CUSTOMER_CONTACT' | 'CUSTOMER_PERSONAL')[]
}

export type ConsentRevocationList = {
  readonly revocations: readonly ({
    readonly status: 'ACTIVE' | 'EXPIRED' | 'REVOKED'
    readonly reason: 'BUSINESS_RULE' | 'USER_ACTION'
    readonly initiator: 'DATA_ACCESS_PLATFORM' | 'DATA_PROVIDER' | 'DATA_RECIPIENT' | 'INDIVIDUAL' | 'MERCHANT' | 'VENDOR'
    readonly updatedTime: string
  })[]
}

export type Fdx5Account = {
  readonly depositAccount: Fdx5DepositAccount
} | {
  readonly loanAccount: Fdx5LoanAccount
} | {
  readonly locAccount: Fdx5LineOfCreditAccount
} | {
  readonly investmentAccount: Fdx5InvestmentAccount
} | {
  readonly insuranceAccount: Fdx5InsuranceAccount
} | {
  readonly annuityAccount: Fdx5AnnuityAccount
} | {
  readonly commercialAccount: Fdx5CommercialAccount
}

export type Fdx5AccountContact = {
  /** Opened by CUSTOMER_CONTACT. */
  readonly emails?: readonly string[]
  /** Opened by CUSTOMER_CONTACT. */
  readonly addresses?: readonly Fdx5DeliveryAddress[]
  /** Opened by CUSTOMER_CONTACT. */
  readonly telephones?: readonly Fdx5TelephoneNumber[]
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly holders?: readonly Fdx5AccountHolder[]
}

export type Fdx5AccountHolder = {
  /** Opened by CUSTOMER_CONTACT. */
  readonly addresses?: readonly Fdx5DeliveryAddress[]
  /** Opened by CUSTOMER_CONTACT. */
  readonly telephones?: readonly Fdx5TelephoneNumber[]
  /** Opened by CUSTOMER_PERSONAL. */
  readonly dateOfBirth?: string
  /** All but the last four characters are hidden. Opened by CUSTOMER_PERSONAL. */
  readonly taxId?: string
  /** Opened by CUSTOMER_PERSONAL. */
  readonly taxIdCountry?: string
  /** All but the last four characters are hidden. Opened by CUSTOMER_PERSONAL. */
  readonly governmentId?: string
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly customerId?: string
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly type?: 'BUSINESS' | 'CONSUMER'
  /** Opened by CUSTOMER_CONTACT. */
  readonly name?: Fdx5CustomerName
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly businessCustomer?: Fdx5BusinessCustomer
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. Which of the shared accounts the customer holds, and how. */
  readonly accounts?: readonly Fdx5CustomerToAccountRelationship[]
  /** Opened by CUSTOMER_CONTACT. */
  readonly email?: readonly string[]
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly relationship?: 'AUTHORIZED_USER' | 'BUSINESS' | 'FOR_BENEFIT_OF' | 'FOR_BENEFIT_OF_PRIMARY' | 'FOR_BENEFIT_OF_PRIMARY_JOINT_RESTRICTED' | 'FOR_BENEFIT_OF_SECONDARY' | 'FOR_BENEFIT_OF_SECONDARY_JOINT_RESTRICTED' | 'FOR_BENEFIT_OF_SOLE_OWNER_RESTRICTED' | 'POWER_OF_ATTORNEY' | 'PRIMARY' | 'PRIMARY_BORROWER' | 'PRIMARY_JOINT' | 'PRIMARY_JOINT_TENANTS' | 'SECONDARY' | 'SECONDARY_BORROWER' | 'SECONDARY_JOINT' | 'SECONDARY_JOINT_TENANTS' | 'SOLE_OWNER' | 'TRUSTEE' | 'UNIFORM_TRANSFER_TO_MINOR'
}

export type Fdx5AccountPaymentNetwork = {
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankId: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly identifier: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly identifierType?: 'ACCOUNT_NUMBER' | 'TOKENIZED_ACCOUNT_NUMBER'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly type: 'CA_ACSS' | 'CA_LVTS' | 'US_ACH' | 'US_CHIPS' | 'US_FEDWIRE' | 'US_RTP'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly transferOut?: boolean
}

export type Fdx5Accounts = {
  readonly page: Fdx5Page
  readonly links: Fdx5PageLinks
  readonly accounts: readonly Fdx5ListedAccount[]
}

export type Fdx5AnnuityAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'ANNUITY_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx5Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'ESCROW' | 'ESOP' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx5Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx5AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx5Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly payoutType?: 'DEFERRED' | 'IMMEDIATE'
  /** Opened by ACCOUNT_DETAILED. */
  readonly policyProductType?: 'FIXED' | 'VARIABLE'
  /** Opened by ACCOUNT_DETAILED. */
  readonly payoutAmount?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly payoutMode?: 'ANNUALLY' | 'BIWEEKLY' | 'DAILY' | 'MONTHLY' | 'SEMIANNUALLY' | 'SEMIMONTHLY' | 'WEEKLY'
  /** Opened by ACCOUNT_DETAILED. */
  readonly payoutStartDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly payoutEndDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly numberModalPayouts?: number
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly surrenderValue?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly payoutChangePercentage?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly payoutChangeAmount?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly periodCertainType?: '5_YEAR' | '10_YEAR' | '20_YEAR' | '30_YEAR' | 'NONE'
  /** Opened by ACCOUNT_DETAILED. */
  readonly annuityValueBasis?: 'FIXED' | 'VARIABLE'
  /** Opened by ACCOUNT_DETAILED. */
  readonly paymentAmount?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly paymentFrequency?: 'ANNUALLY' | 'BIWEEKLY' | 'DAILY' | 'MONTHLY' | 'SEMIANNUALLY' | 'SEMIMONTHLY' | 'WEEKLY'
  /** Opened by ACCOUNT_DETAILED. */
  readonly totalPaymentCount?: number
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly netPresentValue?: Amount
}

export type Fdx5Bills = {
  readonly totalPaymentDue?: Amount
  readonly minimumPaymentDue?: Amount
  readonly dueDate?: string
  readonly autoPayEnabled?: boolean
  readonly autoPayAmount?: Amount
  readonly autoPayDate?: string
  readonly pastDueAmount?: Amount
  readonly lastPaymentAmount?: Amount
  readonly lastPaymentDate?: string
  readonly statementBalance?: Amount
  readonly statementDate?: string
}

export type Fdx5BusinessCustomer = {
  /** Opened by CUSTOMER_CONTACT. */
  readonly name?: string
  /** Opened by CUSTOMER_CONTACT. */
  readonly registeredAgents?: readonly Fdx5CustomerName[]
  /** All but the last four characters are hidden. Opened by CUSTOMER_PERSONAL. It identifies the business to the state, as a tax id does. */
  readonly registeredId?: string
  /** Opened by CUSTOMER_CONTACT. */
  readonly industryCode?: Fdx5IndustryCode
  /** Opened by CUSTOMER_CONTACT. */
  readonly domicile?: Fdx5Domicile
}

export type Fdx5CardArt = {
  readonly label?: string
  readonly imageUri?: string
}

export type Fdx5CommercialAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'COMMERCIAL_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx5Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'ESCROW' | 'ESOP' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx5Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx5AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx5Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceAsOf?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly openingLedgerBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly closingLedgerBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly currentLedgerBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly openingAvailableBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly currentAvailableBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly closingAvailableBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly nextDayAvailableBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly twoDaysPlusAvailableBalance?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly numberOfOutstandingCredits?: number
  /** Opened by ACCOUNT_DETAILED. */
  readonly outstandingCreditsAmount?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly numberOfOutstandingDebits?: number
  /** Opened by ACCOUNT_DETAILED. */
  readonly outstandingDebitsAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly transactions?: readonly Fdx5CommercialTransaction[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly commercialBalances?: readonly Fdx5CommercialBalance[]
}

export type Fdx5CommercialBalance = {
  readonly commercialCode?: Fdx5CommercialCode
  readonly amount?: Amount
  readonly memo?: string
}

export type Fdx5CommercialCode = {
  readonly type?: 'BAI' | 'BTRS' | 'ISO' | 'SWIFT'
  readonly code?: string
}

export type Fdx5CommercialTransaction = {
  /** Opened by TRANSACTIONS. */
  readonly accountId: string
  /** Opened by TRANSACTIONS. */
  readonly transactionId: string
  /** Opened by TRANSACTIONS. */
  readonly referenceTransactionId?: string
  /** Opened by TRANSACTIONS. */
  readonly postedTimestamp?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionTimestamp: string
  /** Opened by TRANSACTIONS. */
  readonly description: string
  /** Opened by TRANSACTIONS. */
  readonly memo?: string
  /** Opened by TRANSACTIONS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by TRANSACTIONS. */
  readonly category?: string
  /** Opened by TRANSACTIONS. */
  readonly subCategory?: string
  /** Opened by TRANSACTIONS. */
  readonly reference?: string
  /** Opened by TRANSACTIONS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by TRANSACTIONS. */
  readonly amount: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignCurrency?: string
  /** Opened by TRANSACTIONS. */
  readonly imageIds?: readonly string[]
  /** Opened by TRANSACTIONS. */
  readonly lineItem?: readonly Fdx5LineItem[]
  /** Opened by TRANSACTIONS. */
  readonly reward?: Fdx5TransactionReward
  /** Opened by TRANSACTIONS. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  /** Opened by TRANSACTIONS. */
  readonly links?: readonly Fdx5HateoasLink[]
  /** Opened by TRANSACTIONS. */
  readonly immediateAvailableBalance?: Amount
  /** Opened by TRANSACTIONS. */
  readonly nextDayAvailableBalance?: Amount
  /** Opened by TRANSACTIONS. */
  readonly twoDaysPlusAvailableBalance?: Amount
  /** Opened by TRANSACTIONS. */
  readonly referenceBankId?: string
  /** Opened by TRANSACTIONS. */
  readonly referenceBranchId?: string
  /** Opened by TRANSACTIONS. */
  readonly referenceCustomerId?: string
  /** Opened by TRANSACTIONS. */
  readonly commercialCode?: Fdx5CommercialCode
}

export type Fdx5Contribution = {
  readonly securityId?: string
  readonly securityIdType?: 'CINS' | 'CMC' | 'CME' | 'CUSIP' | 'ISIN' | 'ITSA' | 'NASDAQ' | 'SEDOL' | 'SICC' | 'VALOR' | 'WKN'
  readonly employerMatchPercentage?: Amount
  readonly employerMatchAmount?: Amount
  readonly employeePreTaxAmount?: Amount
  readonly employeePreTaxPercentage?: Amount
  readonly employeeAfterTaxAmount?: Amount
  readonly employeeAfterTaxPercentage?: Amount
  readonly employeeDeferPreTaxAmount?: Amount
  readonly employeeDeferPreTaxPercentage?: Amount
  readonly employeeYearToDate?: Amount
  readonly employerYearToDate?: Amount
  readonly rolloverContributionPercentage?: Amount
  readonly rolloverContributionAmount?: Amount
}

export type Fdx5Currency = {
  readonly currencyRate?: Amount
  readonly currencyCode?: string
  readonly originalCurrencyCode?: string
}

export type Fdx5Customer = {
  /** Opened by CUSTOMER_CONTACT. */
  readonly addresses?: readonly Fdx5DeliveryAddress[]
  /** Opened by CUSTOMER_CONTACT. */
  readonly telephones?: readonly Fdx5TelephoneNumber[]
  /** Opened by CUSTOMER_PERSONAL. */
  readonly dateOfBirth?: string
  /** All but the last four characters are hidden. Opened by CUSTOMER_PERSONAL. */
  readonly taxId?: string
  /** Opened by CUSTOMER_PERSONAL. */
  readonly taxIdCountry?: string
  /** All but the last four characters are hidden. Opened by CUSTOMER_PERSONAL. */
  readonly governmentId?: string
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly customerId: string
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly type?: 'BUSINESS' | 'CONSUMER'
  /** Opened by CUSTOMER_CONTACT. */
  readonly name?: Fdx5CustomerName
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly businessCustomer?: Fdx5BusinessCustomer
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. Which of the shared accounts the customer holds, and how. */
  readonly accounts?: readonly Fdx5CustomerToAccountRelationship[]
  /** Opened by CUSTOMER_CONTACT. */
  readonly email?: readonly string[]
}

export type Fdx5CustomerName = {
  readonly first?: string
  readonly middle?: string
  readonly last?: string
  readonly suffix?: string
  readonly prefix?: string
  readonly company?: string
}

export type Fdx5CustomerToAccountRelationship = {
  readonly accountId: string
  readonly links?: readonly Fdx5HateoasLink[]
  readonly relationship?: 'AUTHORIZED_USER' | 'BUSINESS' | 'FOR_BENEFIT_OF' | 'FOR_BENEFIT_OF_PRIMARY' | 'FOR_BENEFIT_OF_PRIMARY_JOINT_RESTRICTED' | 'FOR_BENEFIT_OF_SECONDARY' | 'FOR_BENEFIT_OF_SECONDARY_JOINT_RESTRICTED' | 'FOR_BENEFIT_OF_SOLE_OWNER_RESTRICTED' | 'POWER_OF_ATTORNEY' | 'PRIMARY' | 'PRIMARY_BORROWER' | 'PRIMARY_JOINT' | 'PRIMARY_JOINT_TENANTS' | 'SECONDARY' | 'SECONDARY_BORROWER' | 'SECONDARY_JOINT' | 'SECONDARY_JOINT_TENANTS' | 'SOLE_OWNER' | 'TRUSTEE' | 'UNIFORM_TRANSFER_TO_MINOR'
}

export type Fdx5Customers = {
  readonly page: Fdx5Page
  readonly links: Fdx5PageLinks
  readonly customers: readonly Fdx5Customer[]
}

export type Fdx5DeliveryAddress = {
  readonly line1?: string
  readonly line2?: string
  readonly line3?: string
  readonly city?: string
  readonly region?: string
  readonly postalCode?: string
  readonly country?: string
  readonly state?: string
  readonly type?: 'BUSINESS' | 'DELIVERY' | 'HOME' | 'MAILING'
}

export type Fdx5DepositAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'DEPOSIT_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx5Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'ESCROW' | 'ESOP' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx5Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx5AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx5Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceAsOf?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly currentBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly openingDayBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly availableBalance?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly annualPercentageYield?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestYtd?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly term?: number
  /** Opened by ACCOUNT_DETAILED. */
  readonly maturityDate?: string
  /** Opened by TRANSACTIONS. */
  readonly transactions?: readonly Fdx5DepositTransaction[]
}

export type Fdx5DepositTransaction = {
  /** Opened by TRANSACTIONS. */
  readonly accountId: string
  /** Opened by TRANSACTIONS. */
  readonly transactionId: string
  /** Opened by TRANSACTIONS. */
  readonly referenceTransactionId?: string
  /** Opened by TRANSACTIONS. */
  readonly postedTimestamp?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionTimestamp: string
  /** Opened by TRANSACTIONS. */
  readonly description: string
  /** Opened by TRANSACTIONS. */
  readonly memo?: string
  /** Opened by TRANSACTIONS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by TRANSACTIONS. */
  readonly category?: string
  /** Opened by TRANSACTIONS. */
  readonly subCategory?: string
  /** Opened by TRANSACTIONS. */
  readonly reference?: string
  /** Opened by TRANSACTIONS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by TRANSACTIONS. */
  readonly amount: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignCurrency?: string
  /** Opened by TRANSACTIONS. */
  readonly imageIds?: readonly string[]
  /** Opened by TRANSACTIONS. */
  readonly lineItem?: readonly Fdx5LineItem[]
  /** Opened by TRANSACTIONS. */
  readonly reward?: Fdx5TransactionReward
  /** Opened by TRANSACTIONS. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  /** Opened by TRANSACTIONS. */
  readonly links?: readonly Fdx5HateoasLink[]
  /** Opened by TRANSACTIONS. */
  readonly transactionType?: 'ADJUSTMENT' | 'ATMDEPOSIT' | 'ATMWITHDRAWAL' | 'BILLPAYMENT' | 'CHECK' | 'DEPOSIT' | 'DIRECTDEPOSIT' | 'DIVIDEND' | 'FEE' | 'INTEREST' | 'POSCREDIT' | 'POSDEBIT' | 'TRANSFER' | 'WITHDRAWAL'
  /** Opened by TRANSACTIONS. */
  readonly payee?: string
  /** Opened by TRANSACTIONS. */
  readonly checkNumber?: number
}

export type Fdx5Domicile = {
  readonly region?: string
  readonly country?: string
}

export type Fdx5Error = {
  readonly code?: string
  readonly message?: string
  readonly debugMessage?: string
}

export type Fdx5FiAttribute = {
  readonly name?: string
  readonly value?: string
}

export type Fdx5FiPortion = {
  readonly assetClass?: string
  readonly percent?: Amount
}

export type Fdx5HateoasLink = {
  readonly href: string
  readonly action?: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT'
  readonly rel?: string
  readonly types?: readonly ('application/json' | 'application/pdf' | 'image/gif' | 'image/jpeg' | 'image/png' | 'image/tiff')[]
}

export type Fdx5Holding = {
  readonly holdingId?: string
  readonly holdingName?: string
  readonly holdingType?: 'ANNUITY' | 'BOND' | 'CD' | 'DIGITALASSET' | 'MUTUALFUND' | 'OPTION' | 'OTHER' | 'STOCK'
  readonly holdingSubType?: 'CASH' | 'MONEYMARKET'
  readonly positionType?: 'LONG' | 'SHORT'
  readonly heldInAccount?: 'CASH' | 'MARGIN' | 'OTHER' | 'SHORT'
  readonly description?: string
  readonly symbol?: string
  readonly originalPurchaseDate?: string
  readonly purchasedPrice?: Amount
  readonly currentUnitPrice?: Amount
  readonly changeInPrice?: Amount
  readonly currentUnitPriceDate?: string
  readonly units?: Amount
  readonly marketValue?: Amount
  readonly faceValue?: Amount
  readonly averageCost?: boolean
  readonly cashAccount?: boolean
  readonly rate?: Amount
  readonly expirationDate?: string
  readonly inv401kSource?: 'AFTERTAX' | 'MATCH' | 'OTHERNONVEST' | 'OTHERVEST' | 'PRETAX' | 'PROFITSHARING' | 'ROLLOVER'
  readonly currency?: Fdx5Currency
  readonly assetClasses?: readonly Fdx5Portion[]
  readonly fiAssetClasses?: readonly Fdx5FiPortion[]
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  readonly taxLots?: readonly Fdx5TaxLot[]
  readonly digitalUnits?: string
  readonly securityId?: string
  readonly securityIdType?: 'CINS' | 'CMC' | 'CME' | 'CUSIP' | 'ISIN' | 'ITSA' | 'NASDAQ' | 'SEDOL' | 'SICC' | 'VALOR' | 'WKN'
}

export type Fdx5IndustryCode = {
  readonly type?: 'BCLASS' | 'BICS' | 'GICS' | 'MOODYS' | 'NAICS' | 'OTHER' | 'SIC'
  readonly code?: string
}

export type Fdx5InsuranceAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'INSURANCE_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx5Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'ESCROW' | 'ESOP' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx5Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx5AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx5Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly policyPremium?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly policyPremiumTerm?: 'ANNUAL' | 'MONTHLY'
  /** Opened by ACCOUNT_DETAILED. */
  readonly policyStartDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly policyStatus?: 'ACTIVE' | 'DEATH_CLAIM_PAID' | 'DEATH_CLAIM_PENDING' | 'EXPIRED' | 'GRACE_PERIOD' | 'LAPSE_PENDING' | 'TERMINATED' | 'WAIVER'
  /** Opened by ACCOUNT_DETAILED. */
  readonly policyEndDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly policyCoverageAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly transactions?: readonly Fdx5InsuranceTransaction[]
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly bills?: readonly Fdx5Bills[]
}

export type Fdx5InsuranceTransaction = {
  /** Opened by TRANSACTIONS. */
  readonly accountId: string
  /** Opened by TRANSACTIONS. */
  readonly transactionId: string
  /** Opened by TRANSACTIONS. */
  readonly referenceTransactionId?: string
  /** Opened by TRANSACTIONS. */
  readonly postedTimestamp?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionTimestamp: string
  /** Opened by TRANSACTIONS. */
  readonly description: string
  /** Opened by TRANSACTIONS. */
  readonly memo?: string
  /** Opened by TRANSACTIONS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by TRANSACTIONS. */
  readonly category?: string
  /** Opened by TRANSACTIONS. */
  readonly subCategory?: string
  /** Opened by TRANSACTIONS. */
  readonly reference?: string
  /** Opened by TRANSACTIONS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by TRANSACTIONS. */
  readonly amount: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignCurrency?: string
  /** Opened by TRANSACTIONS. */
  readonly imageIds?: readonly string[]
  /** Opened by TRANSACTIONS. */
  readonly lineItem?: readonly Fdx5LineItem[]
  /** Opened by TRANSACTIONS. */
  readonly reward?: Fdx5TransactionReward
  /** Opened by TRANSACTIONS. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  /** Opened by TRANSACTIONS. */
  readonly links?: readonly Fdx5HateoasLink[]
  /** Opened by TRANSACTIONS. */
  readonly transactionType?: 'ADJUSTMENT' | 'FEE' | 'INTEREST' | 'PAYMENT'
}

export type Fdx5InvestmentAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'INVESTMENT_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx5Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'ESCROW' | 'ESOP' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx5Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx5AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx5Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly allowedCheckWriting?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly allowedOptionTrade?: boolean
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly currentValue?: Amount
  /** Opened by INVESTMENTS. */
  readonly holdings?: readonly Fdx5Holding[]
  /** Opened by INVESTMENTS. */
  readonly openOrders?: readonly Fdx5OpenOrder[]
  /** Opened by INVESTMENTS. */
  readonly contribution?: readonly Fdx5Contribution[]
  /** Opened by INVESTMENTS. */
  readonly vesting?: readonly Fdx5Vesting[]
  /** Opened by INVESTMENTS. */
  readonly investmentLoans?: readonly Fdx5InvestmentLoan[]
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly availableCashBalance?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly margin?: boolean
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly marginBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly shortBalance?: Amount
  /** Opened by INVESTMENTS. */
  readonly rolloverAmount?: Amount
  /** Opened by INVESTMENTS. */
  readonly employerName?: string
  /** Opened by INVESTMENTS. */
  readonly brokerId?: string
  /** Opened by INVESTMENTS. */
  readonly planId?: string
  /** Opened by INVESTMENTS. */
  readonly calendarYearFor401K?: number
  /** Opened by INVESTMENTS. */
  readonly balanceList?: readonly Fdx5InvestmentBalance[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly dailyChange?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly percentageChange?: Amount
  /** Opened by TRANSACTIONS. */
  readonly transactions?: readonly Fdx5InvestmentTransaction[]
  /** Opened by INVESTMENTS. */
  readonly pensionSource?: readonly Fdx5PensionSource[]
}

export type Fdx5InvestmentBalance = {
  readonly balanceName?: string
  readonly balanceDescription?: string
  readonly balanceType?: 'AMOUNT' | 'PERCENTAGE'
  readonly balanceValue?: Amount
  readonly balanceDate?: string
  readonly currency?: Fdx5Currency
}

export type Fdx5InvestmentLoan = {
  readonly loanId?: string
  readonly loanDescription?: string
  readonly initialLoanBalance?: Amount
  readonly loanStartDate?: string
  readonly currentLoanBalance?: Amount
  readonly dateAsOf?: string
  readonly loanRate?: Amount
  readonly loanPaymentAmount?: Amount
  readonly loanPaymentFrequency?: 'ANNUALLY' | 'BIMONTHLY' | 'BIWEEKLY' | 'FOURWEEKS' | 'MONTHLY' | 'OTHER' | 'QUARTERLY' | 'SEMIANNUALLY' | 'TWICEMONTHLY' | 'WEEKLY'
  readonly loanPaymentInitial?: Amount
  readonly loanPaymentsRemaining?: number
  readonly loanMaturityDate?: string
  readonly loanInterestToDate?: Amount
  readonly loanTotalProjectedInterest?: Amount
  readonly loanNextPaymentDate?: string
}

export type Fdx5InvestmentTransaction = {
  /** Opened by TRANSACTIONS. */
  readonly accountId: string
  /** Opened by TRANSACTIONS. */
  readonly transactionId: string
  /** Opened by TRANSACTIONS. */
  readonly referenceTransactionId?: string
  /** Opened by TRANSACTIONS. */
  readonly postedTimestamp?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionTimestamp: string
  /** Opened by TRANSACTIONS. */
  readonly description: string
  /** Opened by TRANSACTIONS. */
  readonly memo?: string
  /** Opened by TRANSACTIONS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by TRANSACTIONS. */
  readonly category?: string
  /** Opened by TRANSACTIONS. */
  readonly subCategory?: string
  /** Opened by TRANSACTIONS. */
  readonly reference?: string
  /** Opened by TRANSACTIONS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by TRANSACTIONS. */
  readonly amount: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignCurrency?: string
  /** Opened by TRANSACTIONS. */
  readonly imageIds?: readonly string[]
  /** Opened by TRANSACTIONS. */
  readonly lineItem?: readonly Fdx5LineItem[]
  /** Opened by TRANSACTIONS. */
  readonly reward?: Fdx5TransactionReward
  /** Opened by TRANSACTIONS. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  /** Opened by TRANSACTIONS. */
  readonly links?: readonly Fdx5HateoasLink[]
  /** Opened by TRANSACTIONS. */
  readonly transactionType?: 'ADJUSTMENT' | 'AIRDROP' | 'ATM' | 'CASH' | 'CHECK' | 'CLOSURE' | 'CLOSUREOPT' | 'CONTRIBUTION' | 'DEP' | 'DEPOSIT' | 'DIRECTDEBIT' | 'DIRECTDEP' | 'DIV' | 'DIVIDEND' | 'DIVIDENDREINVEST' | 'EXPENSE' | 'FEE' | 'FORKED' | 'INCOME' | 'INTEREST' | 'INVEXPENSE' | 'JRNLFUND' | 'JRNLSEC' | 'MARGININTEREST' | 'MINED' | 'OPTIONEXERCISE' | 'OPTIONEXPIRATION' | 'OTHER' | 'PAYMENT' | 'POS' | 'PURCHASED' | 'PURCHASEDTOCOVER' | 'PURCHASETOCLOSE' | 'PURCHASETOOPEN' | 'REINVESTOFINCOME' | 'REPEATPMT' | 'RETURNOFCAPITAL' | 'SOLD' | 'SOLDTOCLOSE' | 'SOLDTOOPEN' | 'SPLIT' | 'SRVCHG' | 'STAKED' | 'TRANSFER' | 'WITHDRAWAL' | 'XFER'
  /** Opened by TRANSACTIONS. */
  readonly shares?: Amount
  /** Opened by TRANSACTIONS. */
  readonly faceValue?: Amount
  /** Opened by TRANSACTIONS. */
  readonly price?: Amount
  /** Opened by TRANSACTIONS. */
  readonly securityId?: string
  /** Opened by TRANSACTIONS. */
  readonly securityIdType?: 'CINS' | 'CMC' | 'CME' | 'CUSIP' | 'ISIN' | 'ITSA' | 'NASDAQ' | 'SEDOL' | 'SICC' | 'VALOR' | 'WKN'
  /** Opened by TRANSACTIONS. */
  readonly securityType?: 'BOND' | 'DEBT' | 'DIGITALASSET' | 'MUTUALFUND' | 'OPTION' | 'OTHER' | 'STOCK' | 'SWEEP'
  /** Opened by TRANSACTIONS. */
  readonly symbol?: string
  /** Opened by TRANSACTIONS. */
  readonly markup?: Amount
  /** Opened by TRANSACTIONS. */
  readonly commission?: Amount
  /** Opened by TRANSACTIONS. */
  readonly taxes?: Amount
  /** Opened by TRANSACTIONS. */
  readonly fees?: Amount
  /** Opened by TRANSACTIONS. */
  readonly load?: Amount
  /** Opened by TRANSACTIONS. */
  readonly inv401kSource?: 'AFTERTAX' | 'MATCH' | 'OTHERNONVEST' | 'OTHERVEST' | 'PRETAX' | 'PROFITSHARING' | 'ROLLOVER'
  /** Opened by TRANSACTIONS. */
  readonly confirmationNumber?: string
  /** Opened by TRANSACTIONS. */
  readonly fractionalCash?: Amount
  /** Opened by TRANSACTIONS. */
  readonly incomeType?: 'CGLONG' | 'CGSHORT' | 'MISC'
  /** Opened by TRANSACTIONS. */
  readonly oldUnits?: Amount
  /** Opened by TRANSACTIONS. */
  readonly splitRatioNumerator?: Amount
  /** Opened by TRANSACTIONS. */
  readonly splitRatioDenominator?: Amount
  /** Opened by TRANSACTIONS. */
  readonly newUnits?: Amount
  /** Opened by TRANSACTIONS. */
  readonly subAccountSec?: 'CASH' | 'MARGIN' | 'OTHER' | 'SHORT'
  /** Opened by TRANSACTIONS. */
  readonly subAccountFund?: 'CASH' | 'MARGIN' | 'OTHER' | 'SHORT'
  /** Opened by TRANSACTIONS. */
  readonly loanId?: string
  /** Opened by TRANSACTIONS. */
  readonly loanPrincipal?: Amount
  /** Opened by TRANSACTIONS. */
  readonly loanInterest?: Amount
  /** Opened by TRANSACTIONS. */
  readonly payrollDate?: string
  /** Opened by TRANSACTIONS. */
  readonly priorYearContrib?: boolean
  /** Opened by TRANSACTIONS. */
  readonly withholding?: Amount
  /** Opened by TRANSACTIONS. */
  readonly taxExempt?: boolean
  /** Opened by TRANSACTIONS. */
  readonly gain?: Amount
  /** Opened by TRANSACTIONS. */
  readonly stateWithholding?: Amount
  /** Opened by TRANSACTIONS. */
  readonly penalty?: Amount
  /** Opened by TRANSACTIONS. */
  readonly runningBalance?: Amount
  /** Opened by TRANSACTIONS. */
  readonly unitPrice?: Amount
  /** Opened by TRANSACTIONS. */
  readonly units?: Amount
  /** Opened by TRANSACTIONS. */
  readonly unitType?: 'CURRENCY' | 'SHARES'
  /** Opened by TRANSACTIONS. */
  readonly transactionReason?: 'CALL' | 'MATURITY' | 'SELL'
  /** Opened by TRANSACTIONS. */
  readonly accruedInterest?: Amount
  /** Opened by TRANSACTIONS. */
  readonly transferAction?: 'IN' | 'OUT'
  /** Opened by TRANSACTIONS. */
  readonly positionType?: 'LONG' | 'SHORT'
  /** Opened by TRANSACTIONS. */
  readonly digitalUnits?: string
  /** Opened by TRANSACTIONS. */
  readonly settlementTimestamp?: string
}

export type Fdx5LineItem = {
  readonly description?: string
  readonly amount?: Amount
  readonly checkNumber?: number
  readonly memo?: string
  readonly reference?: string
  readonly imageIds?: readonly string[]
  readonly links?: readonly Fdx5HateoasLink[]
}

export type Fdx5LineOfCreditAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'LOC_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx5Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'ESCROW' | 'ESOP' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx5Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx5AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx5Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly creditLine?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly availableCredit?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly nextPaymentAmount?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly nextPaymentDate?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly principalBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly currentBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly minimumPaymentAmount?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly lastPaymentAmount?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly lastPaymentDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly pastDueAmount?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly lastStmtBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly lastStmtDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly purchasesApr?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly advancesApr?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly cashAdvanceLimit?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly availableCash?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly financeCharges?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly cardNetwork?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly cardArt?: Fdx5CardArt
  /** Opened by TRANSACTIONS. */
  readonly transactions?: readonly Fdx5LineOfCreditTransaction[]
}

export type Fdx5LineOfCreditTransaction = {
  /** Opened by TRANSACTIONS. */
  readonly accountId: string
  /** Opened by TRANSACTIONS. */
  readonly transactionId: string
  /** Opened by TRANSACTIONS. */
  readonly referenceTransactionId?: string
  /** Opened by TRANSACTIONS. */
  readonly postedTimestamp?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionTimestamp: string
  /** Opened by TRANSACTIONS. */
  readonly description: string
  /** Opened by TRANSACTIONS. */
  readonly memo?: string
  /** Opened by TRANSACTIONS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by TRANSACTIONS. */
  readonly category?: string
  /** Opened by TRANSACTIONS. */
  readonly subCategory?: string
  /** Opened by TRANSACTIONS. */
  readonly reference?: string
  /** Opened by TRANSACTIONS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by TRANSACTIONS. */
  readonly amount: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignCurrency?: string
  /** Opened by TRANSACTIONS. */
  readonly imageIds?: readonly string[]
  /** Opened by TRANSACTIONS. */
  readonly lineItem?: readonly Fdx5LineItem[]
  /** Opened by TRANSACTIONS. */
  readonly reward?: Fdx5TransactionReward
  /** Opened by TRANSACTIONS. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  /** Opened by TRANSACTIONS. */
  readonly links?: readonly Fdx5HateoasLink[]
  /** Opened by TRANSACTIONS. */
  readonly transactionType?: 'ADJUSTMENT' | 'CHECK' | 'FEE' | 'INTEREST' | 'PAYMENT' | 'WITHDRAWAL'
  /** Opened by TRANSACTIONS. */
  readonly checkNumber?: number
  /** Opened by TRANSACTIONS. */
  readonly paymentDetails?: Fdx5PaymentDetails
}

export type Fdx5ListedAccount = {
  readonly depositAccount: Fdx5DepositAccount | Fdx5UnreadAccount
} | {
  readonly loanAccount: Fdx5LoanAccount | Fdx5UnreadAccount
} | {
  readonly locAccount: Fdx5LineOfCreditAccount | Fdx5UnreadAccount
} | {
  readonly investmentAccount: Fdx5InvestmentAccount | Fdx5UnreadAccount
} | {
  readonly insuranceAccount: Fdx5InsuranceAccount | Fdx5UnreadAccount
} | {
  readonly annuityAccount: Fdx5AnnuityAccount | Fdx5UnreadAccount
} | {
  readonly commercialAccount: Fdx5CommercialAccount | Fdx5UnreadAccount
}

export type Fdx5LoanAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'LOAN_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx5Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'ESCROW' | 'ESOP' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx5Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx5AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx5Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceAsOf?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly principalBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly escrowBalance?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly originalPrincipal?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly originatingDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly loanTerm?: number
  /** Opened by ACCOUNT_DETAILED. */
  readonly totalNumberOfPayments?: number
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly nextPaymentAmount?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly nextPaymentDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly paymentFrequency?: 'ANNUALLY' | 'BIWEEKLY' | 'DAILY' | 'MONTHLY' | 'SEMIANNUALLY' | 'SEMIMONTHLY' | 'WEEKLY'
  /** Opened by ACCOUNT_DETAILED. */
  readonly compoundingPeriod?: 'ANNUALLY' | 'BIWEEKLY' | 'DAILY' | 'MONTHLY' | 'SEMIANNUALLY' | 'SEMIMONTHLY' | 'WEEKLY'
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly payOffAmount?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly lastPaymentAmount?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly lastPaymentDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly maturityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestPaidYearToDate?: Amount
  /** Opened by TRANSACTIONS. */
  readonly transactions?: readonly Fdx5LoanTransaction[]
}

export type Fdx5LoanTransaction = {
  /** Opened by TRANSACTIONS. */
  readonly accountId: string
  /** Opened by TRANSACTIONS. */
  readonly transactionId: string
  /** Opened by TRANSACTIONS. */
  readonly referenceTransactionId?: string
  /** Opened by TRANSACTIONS. */
  readonly postedTimestamp?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionTimestamp: string
  /** Opened by TRANSACTIONS. */
  readonly description: string
  /** Opened by TRANSACTIONS. */
  readonly memo?: string
  /** Opened by TRANSACTIONS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by TRANSACTIONS. */
  readonly category?: string
  /** Opened by TRANSACTIONS. */
  readonly subCategory?: string
  /** Opened by TRANSACTIONS. */
  readonly reference?: string
  /** Opened by TRANSACTIONS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by TRANSACTIONS. */
  readonly amount: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignCurrency?: string
  /** Opened by TRANSACTIONS. */
  readonly imageIds?: readonly string[]
  /** Opened by TRANSACTIONS. */
  readonly lineItem?: readonly Fdx5LineItem[]
  /** Opened by TRANSACTIONS. */
  readonly reward?: Fdx5TransactionReward
  /** Opened by TRANSACTIONS. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  /** Opened by TRANSACTIONS. */
  readonly links?: readonly Fdx5HateoasLink[]
  /** Opened by TRANSACTIONS. */
  readonly transactionType?: 'ADJUSTMENT' | 'DOUBLE_UP_PAYMENT' | 'FEE' | 'INTEREST' | 'LUMP_SUM_PAYMENT' | 'PAYMENT' | 'PAYOFF' | 'SKIP_PAYMENT'
  /** Opened by TRANSACTIONS. */
  readonly paymentDetails?: Fdx5PaymentDetails
}

export type Fdx5OpenOrder = {
  readonly orderId?: string
  readonly securityId?: string
  readonly securityIdType?: 'CINS' | 'CMC' | 'CME' | 'CUSIP' | 'ISIN' | 'ITSA' | 'NASDAQ' | 'SEDOL' | 'SICC' | 'VALOR' | 'WKN'
  readonly symbol?: string
  readonly description?: string
  readonly units?: Amount
  readonly orderType?: 'BUY' | 'BUYTOCOVER' | 'BUYTOOPEN' | 'SELL' | 'SELLCLOSE' | 'SELLSHORT' | 'SELLTOCOVER' | 'SELLTOOPEN'
  readonly orderDate?: string
  readonly unitPrice?: Amount
  readonly unitType?: 'CURRENCY' | 'SHARES'
  readonly orderDuration?: 'DAY' | 'GOODTILLCANCEL' | 'IMMEDIATE'
  readonly subAccount?: 'CASH' | 'MARGIN' | 'OTHER' | 'SHORT'
  readonly limitPrice?: Amount
  readonly stopPrice?: Amount
  readonly inv401kSource?: 'AFTERTAX' | 'MATCH' | 'OTHERNONVEST' | 'OTHERVEST' | 'PRETAX' | 'PROFITSHARING' | 'ROLLOVER'
}

export type Fdx5Page = {
  /** The offset of the next page; absent on the last. */
  readonly nextOffset?: string
  /** The offset of the page before; absent on the first. */
  readonly prevOffset?: string
  readonly totalElements?: number
}

export type Fdx5PageLinks = {
  /** Absent on the last page. */
  readonly next?: {
    readonly href: string
  }
  /** Absent on the first page. */
  readonly prev?: {
    readonly href: string
  }
  /** Where the changes of the list are read from. Of transactions alone. */
  readonly updates?: {
    readonly href: string
  }
}

export type Fdx5PaymentDetails = {
  readonly principalAmount?: Amount
  readonly interestAmount?: Amount
  readonly insuranceAmount?: Amount
  readonly escrowAmount?: Amount
  readonly pmiAmount?: Amount
  readonly feesAmount?: Amount
}

export type Fdx5PaymentNetworks = {
  readonly page: Fdx5Page
  readonly links: Fdx5PageLinks
  readonly paymentNetworks: readonly Fdx5AccountPaymentNetwork[]
}

export type Fdx5PensionSource = {
  readonly displayName?: string
  readonly amount?: Amount
  readonly paymentOption?: string
  readonly asOfDate?: string
  readonly frequency?: 'ANNUALLY' | 'BIWEEKLY' | 'DAILY' | 'MONTHLY' | 'SEMIANNUALLY' | 'SEMIMONTHLY' | 'WEEKLY'
  readonly startDate?: string
}

export type Fdx5Portion = {
  readonly assetClass?: 'DOMESTICBOND' | 'INTLBOND' | 'INTLSTOCK' | 'LARGESTOCK' | 'MONEYMARKET' | 'OTHER' | 'SMALLSTOCK'
  readonly percent?: Amount
}

export type Fdx5RewardBalance = {
  readonly name?: string
  readonly type?: 'CASHBACK' | 'MILES' | 'POINTS'
  readonly balance?: Amount
  readonly accruedYtd?: Amount
  readonly redeemedYtd?: Amount
  readonly qualifying?: boolean
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
}

export type Fdx5RewardCategories = {
  readonly page: Fdx5Page
  readonly links: Fdx5PageLinks
  readonly rewardCategories: readonly Fdx5RewardCategory[]
}

export type Fdx5RewardCategory = {
  /** Opened by REWARDS. */
  readonly rewardProgramId: string
  /** Opened by REWARDS. */
  readonly categoryName?: string
  /** Opened by REWARDS. */
  readonly categoryId: string
  /** Opened by REWARDS. */
  readonly multiplier?: Amount
  /** Opened by REWARDS. */
  readonly description?: string
  /** Opened by REWARDS. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
}

export type Fdx5RewardMembership = {
  readonly accountIds?: readonly string[]
  readonly customerId?: string
  readonly memberId?: string
  readonly memberNumber?: string
  readonly memberTier?: string
  readonly businessOrConsumer?: 'BUSINESS' | 'CONSUMER'
  readonly balances?: readonly Fdx5RewardBalance[]
}

export type Fdx5RewardProgram = {
  /** Opened by REWARDS. */
  readonly programName?: string
  /** Opened by REWARDS. */
  readonly programUrl?: string
  /** Opened by REWARDS. */
  readonly memberships?: readonly Fdx5RewardMembership[]
  /** Opened by REWARDS. */
  readonly fiAttributes?: readonly Fdx5FiAttribute[]
  /** Opened by REWARDS. */
  readonly programId?: string
}

export type Fdx5RewardPrograms = {
  readonly page: Fdx5Page
  readonly links: Fdx5PageLinks
  readonly rewardPrograms: readonly Fdx5RewardProgram[]
}

export type Fdx5Statement = {
  /** Opened by STATEMENTS. */
  readonly accountId: string
  /** Opened by STATEMENTS. */
  readonly statementId: string
  /** Opened by STATEMENTS. */
  readonly statementDate?: string
  /** Opened by STATEMENTS. */
  readonly description?: string
  /** Opened by STATEMENTS. */
  readonly links?: readonly Fdx5HateoasLink[]
  /** Opened by STATEMENTS. */
  readonly status?: 'AVAILABLE' | 'PROCESSING' | 'FAILED'
}

export type Fdx5Statements = {
  readonly page: Fdx5Page
  readonly links: Fdx5PageLinks
  readonly statements: readonly Fdx5Statement[]
}

export type Fdx5TaxLot = {
  readonly originalPurchaseDate?: string
  readonly quantity?: Amount
  readonly purchasedPrice?: Amount
  readonly costBasis?: Amount
  readonly currentValue?: Amount
  readonly positionType?: 'LONG' | 'SHORT'
}

export type Fdx5TelephoneNumber = {
  readonly type?: 'BUSINESS' | 'CELL' | 'FAX' | 'HOME'
  readonly country?: string
  readonly number?: string
}

export type Fdx5Transaction = {
  readonly depositTransaction: Fdx5DepositTransaction
} | {
  readonly loanTransaction: Fdx5LoanTransaction
} | {
  readonly locTransaction: Fdx5LineOfCreditTransaction
} | {
  readonly investmentTransaction: Fdx5InvestmentTransaction
} | {
  readonly insuranceTransaction: Fdx5InsuranceTransaction
} | {
  readonly commercialTransaction: Fdx5CommercialTransaction
}

export type Fdx5TransactionReward = {
  readonly categoryId?: string
  readonly accrued?: Amount
  readonly adjusted?: Amount
}

export type Fdx5Transactions = {
  readonly page: Fdx5Page
  readonly links: Fdx5PageLinks
  /** Where what changes after this answer is read from. Absent where the provider keeps no feed of changes. */
  readonly updates?: {
    /** The updatedSince of the next question, once all pages were read. */
    readonly nextUpdateId: string
    /** Transactions that are no more. In the answers to updatedSince. */
    readonly removedTransactionIds?: readonly string[]
  }
  readonly transactions: readonly Fdx5Transaction[]
}

export type Fdx5UnreadAccount = {
  readonly accountId: string
  readonly accountCategory: 'DEPOSIT_ACCOUNT' | 'LOAN_ACCOUNT' | 'LOC_ACCOUNT' | 'INVESTMENT_ACCOUNT' | 'INSURANCE_ACCOUNT' | 'ANNUITY_ACCOUNT' | 'COMMERCIAL_ACCOUNT' | 'DIGITAL_WALLET' | 'BNPL_ACCOUNT'
  readonly error: Fdx5Error
}

export type Fdx5Vesting = {
  readonly vestingDate?: string
  readonly symbol?: string
  readonly strikePrice?: Amount
  readonly vestingPercentage?: Amount
  readonly otherVestAmount?: Amount
  readonly otherVestPercentage?: Amount
  readonly vestedBalance?: Amount
  readonly unVestedBalance?: Amount
  readonly vestedQuantity?: Amount
  readonly unVestedQuantity?: Amount
}

export type Fdx6Account = Fdx6DepositAccount | Fdx6LoanAccount | Fdx6LineOfCreditAccount | Fdx6InvestmentAccount | Fdx6InsuranceAccount | Fdx6AnnuityAccount | Fdx6CommercialAccount | Fdx6DigitalWallet | Fdx6BuyNowPayLaterAccount

export type Fdx6AccountContact = {
  /** Opened by CUSTOMER_CONTACT. */
  readonly emails?: readonly string[]
  /** Opened by CUSTOMER_CONTACT. */
  readonly addresses?: readonly Fdx6DeliveryAddress[]
  /** Opened by CUSTOMER_CONTACT. */
  readonly telephones?: readonly Fdx6TelephoneNumber[]
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly holders?: readonly Fdx6AccountHolder[]
}

export type Fdx6AccountHolder = {
  /** Opened by CUSTOMER_CONTACT. */
  readonly emails?: readonly string[]
  /** Opened by CUSTOMER_CONTACT. */
  readonly addresses?: readonly Fdx6DeliveryAddress[]
  /** Opened by CUSTOMER_CONTACT. */
  readonly telephones?: readonly Fdx6TelephoneNumber[]
  /** Opened by CUSTOMER_PERSONAL. */
  readonly dateOfBirth?: string
  /** All but the last four characters are hidden. Opened by CUSTOMER_PERSONAL. */
  readonly taxId?: string
  /** Opened by CUSTOMER_PERSONAL. */
  readonly taxIdCountry?: string
  /** All but the last four characters are hidden. Opened by CUSTOMER_PERSONAL. */
  readonly governmentId?: string
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly customerId?: string
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly type?: 'BUSINESS' | 'CONSUMER'
  /** Opened by CUSTOMER_CONTACT. */
  readonly name?: Fdx6CustomerName
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly businessCustomer?: Fdx6BusinessCustomer
  /** Opened by CUSTOMER_PERSONAL. */
  readonly customerStartDate?: string
  /** Opened by CUSTOMER_PERSONAL. */
  readonly lastActivityDate?: string
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. Which of the shared accounts the customer holds, and how. */
  readonly accounts?: readonly Fdx6CustomerToAccountRelationship[]
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly relationship?: 'AUTHORIZED_USER' | 'BUSINESS' | 'FOR_BENEFIT_OF' | 'FOR_BENEFIT_OF_PRIMARY' | 'FOR_BENEFIT_OF_PRIMARY_JOINT_RESTRICTED' | 'FOR_BENEFIT_OF_SECONDARY' | 'FOR_BENEFIT_OF_SECONDARY_JOINT_RESTRICTED' | 'FOR_BENEFIT_OF_SOLE_OWNER_RESTRICTED' | 'POWER_OF_ATTORNEY' | 'PRIMARY' | 'PRIMARY_BORROWER' | 'PRIMARY_JOINT' | 'PRIMARY_JOINT_TENANTS' | 'SECONDARY' | 'SECONDARY_BORROWER' | 'SECONDARY_JOINT' | 'SECONDARY_JOINT_TENANTS' | 'SOLE_OWNER' | 'TRUSTEE' | 'UNIFORM_TRANSFER_TO_MINOR' | 'AUTHORIZED_SIGNER'
}

export type Fdx6AccountPaymentNetwork = {
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankId: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly identifier: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly identifierType?: 'ACCOUNT_NUMBER' | 'TOKENIZED_ACCOUNT_NUMBER'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly type: 'CA_ACSS' | 'CA_LVTS' | 'US_ACH' | 'US_CHIPS' | 'US_FEDNOW' | 'US_FEDWIRE' | 'US_RTP'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly supportsRequestForPayment?: boolean
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly transferLimits?: Fdx6TransferLimits
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankInstitutionId?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankTransitId?: string
}

export type Fdx6Accounts = {
  readonly page: Fdx6Page
  readonly links: Fdx6PageLinks
  readonly accounts: readonly Fdx6ListedAccount[]
}

export type Fdx6Address = {
  readonly line1?: string
  readonly line2?: string
  readonly line3?: string
  readonly city?: string
  readonly region?: string
  readonly postalCode?: string
  readonly country?: string
}

export type Fdx6AnnuityAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'ANNUITY_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx6Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BNPL' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'DIGITALWALLET' | 'ESCROW' | 'ESOP' | 'FIRSTHOMESAVINGSACCOUNT' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HIGHINTERESTSAVINGSACCOUNT' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PREPAID' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountOpenDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountCloseDate?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx6Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly productId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx6AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly earlyPenaltyFlag?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx6Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusinessType?: 'COMMERCIAL' | 'CONSUMER' | 'OTHER' | 'SMALL_BUSINESS'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankInstitutionId?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankTransitId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE' | 'INDEXED'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateIndex?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly payoutType?: 'DEFERRED' | 'IMMEDIATE'
  /** Opened by ACCOUNT_DETAILED. */
  readonly policyProductType?: 'FIXED' | 'VARIABLE'
  /** Opened by ACCOUNT_DETAILED. */
  readonly payoutAmount?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly payoutMode?: 'ANNUALLY' | 'BIWEEKLY' | 'DAILY' | 'MONTHLY' | 'SEMIANNUALLY' | 'SEMIMONTHLY' | 'WEEKLY'
  /** Opened by ACCOUNT_DETAILED. */
  readonly payoutStartDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly payoutEndDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly numberModalPayouts?: number
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly surrenderValue?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly payoutChangePercentage?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly payoutChangeAmount?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly periodCertainType?: '5_YEAR' | '10_YEAR' | '20_YEAR' | '30_YEAR' | 'NONE'
  /** Opened by ACCOUNT_DETAILED. */
  readonly earnedInterest?: Fdx6InterestRate
}

export type Fdx6AssetTransferNetwork = {
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly identifier: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly identifierType?: 'ACCOUNT_NUMBER' | 'TOKENIZED_ACCOUNT_NUMBER'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly institutionName?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly institutionId: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly type: 'CA_ATON' | 'US_ACATS' | 'US_DTC'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly jointAccount?: boolean
}

export type Fdx6AssetTransferNetworks = {
  readonly assetTransferNetworks: readonly Fdx6AssetTransferNetwork[]
}

export type Fdx6BalanceTransferOrCashAdvance = {
  readonly type?: 'BALANCE_TRANSFER' | 'CASH_ADVANCE' | 'CHECK_CASH_ADVANCE' | 'DIRECT_DEPOSIT_CASH_ADVANCE' | 'OTC_CASH_ADVANCE'
  readonly apr?: Amount
  readonly fee?: Amount
  readonly feePercentage?: Amount
}

export type Fdx6BaseDepositAccountTermsAndConditions = {
  /** Opened by TERMS_AND_CONDITIONS. */
  readonly accountCategory: 'DEPOSIT_ACCOUNT' | 'ANNUITY_ACCOUNT' | 'COMMERCIAL_ACCOUNT' | 'DIGITAL_WALLET' | 'INSURANCE_ACCOUNT' | 'INVESTMENT_ACCOUNT'
  /** Opened by TERMS_AND_CONDITIONS. */
  readonly productId?: string
  /** Opened by TERMS_AND_CONDITIONS. */
  readonly uris?: readonly Fdx6TermsAndConditionsUri[]
  /** Opened by TERMS_AND_CONDITIONS. */
  readonly rewardsTermsAndConditions?: Fdx6RewardsTermsAndConditions
  /** Opened by TERMS_AND_CONDITIONS. */
  readonly initial?: Fdx6DepositAccountTermsAndConditions
  /** Opened by TERMS_AND_CONDITIONS. */
  readonly current?: Fdx6DepositAccountTermsAndConditions
}

export type Fdx6BaseLineOfCreditAccountTermsAndConditions = {
  /** Opened by TERMS_AND_CONDITIONS. */
  readonly accountCategory: 'LOC_ACCOUNT' | 'LOAN_ACCOUNT' | 'BNPL_ACCOUNT'
  /** Opened by TERMS_AND_CONDITIONS. */
  readonly productId?: string
  /** Opened by TERMS_AND_CONDITIONS. */
  readonly uris?: readonly Fdx6TermsAndConditionsUri[]
  /** Opened by TERMS_AND_CONDITIONS. */
  readonly rewardsTermsAndConditions?: Fdx6RewardsTermsAndConditions
  /** Opened by TERMS_AND_CONDITIONS. */
  readonly initial?: Fdx6LineOfCreditAccountTermsAndConditions
  /** Opened by TERMS_AND_CONDITIONS. */
  readonly current?: Fdx6LineOfCreditAccountTermsAndConditions
}

export type Fdx6Bills = {
  readonly totalPaymentDue?: Amount
  readonly minimumPaymentDue?: Amount
  readonly dueDate?: string
  readonly autoPayEnabled?: boolean
  readonly autoPayAmount?: Amount
  readonly autoPayDate?: string
  readonly pastDueAmount?: Amount
  readonly lastPaymentAmount?: Amount
  readonly lastPaymentDate?: string
  readonly statementBalance?: Amount
  readonly statementDate?: string
}

export type Fdx6BusinessCustomer = {
  /** Opened by CUSTOMER_CONTACT. */
  readonly name?: string
  /** Opened by CUSTOMER_CONTACT. */
  readonly registeredAgents?: readonly Fdx6CustomerName[]
  /** All but the last four characters are hidden. Opened by CUSTOMER_PERSONAL. It identifies the business to the state, as a tax id does. */
  readonly registeredId?: string
  /** Opened by CUSTOMER_CONTACT. */
  readonly industryCode?: Fdx6IndustryCode
  /** Opened by CUSTOMER_CONTACT. */
  readonly domicile?: Fdx6Domicile
}

export type Fdx6BusinessName = {
  readonly name1?: string
  readonly name2?: string
}

export type Fdx6BuyNowPayLaterAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'BNPL_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx6Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BNPL' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'DIGITALWALLET' | 'ESCROW' | 'ESOP' | 'FIRSTHOMESAVINGSACCOUNT' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HIGHINTERESTSAVINGSACCOUNT' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PREPAID' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountOpenDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountCloseDate?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx6Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly productId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx6AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly earlyPenaltyFlag?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx6Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusinessType?: 'COMMERCIAL' | 'CONSUMER' | 'OTHER' | 'SMALL_BUSINESS'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankInstitutionId?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankTransitId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE' | 'INDEXED'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateIndex?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly creditLine?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly availableCredit?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly principalBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly currentBalance?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly financeCharges?: Amount
}

export type Fdx6BuyNowPayLaterPurchaseDetails = {
  readonly paymentFrequency?: 'ANNUALLY' | 'BIWEEKLY' | 'DAILY' | 'MONTHLY' | 'SEMIANNUALLY' | 'SEMIMONTHLY' | 'WEEKLY'
  readonly paymentFrequencyMultiplier?: Amount
  readonly numberOfPayments?: Amount
  readonly originalPrincipal?: Amount
  readonly transactionPayee?: Fdx6TransactionPayee
  readonly bills?: readonly Fdx6Bills[]
  readonly scheduledPayments?: readonly Fdx6ScheduledPayment[]
  readonly chargedInterest?: Fdx6InterestRate
  readonly purchaseApr?: Amount
  readonly purchaseTimestamp?: string
}

export type Fdx6BuyNowPayLaterTransaction = {
  /** Opened by TRANSACTIONS. */
  readonly accountCategory: 'BNPL_ACCOUNT'
  /** Opened by TRANSACTIONS. */
  readonly accountId: string
  /** Opened by TRANSACTIONS. */
  readonly transactionId: string
  /** Opened by TRANSACTIONS. */
  readonly referenceTransactionId?: string
  /** Opened by TRANSACTIONS. */
  readonly postedTimestamp?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionTimestamp: string
  /** Opened by TRANSACTIONS. */
  readonly description: string
  /** Opened by TRANSACTIONS. */
  readonly memo?: string
  /** Opened by TRANSACTIONS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by TRANSACTIONS. */
  readonly category?: string
  /** Opened by TRANSACTIONS. */
  readonly subCategory?: string
  /** Opened by TRANSACTIONS. */
  readonly reference?: string
  /** Opened by TRANSACTIONS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by TRANSACTIONS. */
  readonly amount: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignCurrency?: string
  /** Opened by TRANSACTIONS. */
  readonly imageIds?: readonly string[]
  /** Opened by TRANSACTIONS. */
  readonly lineItem?: readonly Fdx6LineItem[]
  /** Opened by TRANSACTIONS. */
  readonly reward?: Fdx6TransactionReward
  /** Opened by TRANSACTIONS. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by TRANSACTIONS. */
  readonly links?: readonly Fdx6HateoasLink[]
  /** Opened by TRANSACTIONS. */
  readonly transactionPayee?: Fdx6TransactionPayee
  /** Opened by TRANSACTIONS. */
  readonly cardNumberDisplay?: string
  /** Opened by TRANSACTIONS. */
  readonly bnplStatus?: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by TRANSACTIONS. */
  readonly fees?: Amount
  /** Opened by TRANSACTIONS. */
  readonly nextPaymentAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly nextPaymentDate?: string
  /** Opened by TRANSACTIONS. */
  readonly purchaseDetails?: Fdx6BuyNowPayLaterPurchaseDetails
  /** Opened by TRANSACTIONS. */
  readonly paymentDetails?: Fdx6PaymentDetails
  /** Opened by TRANSACTIONS. */
  readonly outstandingBalance?: Amount
  /** Opened by TRANSACTIONS. */
  readonly transactionType?: 'ADJUSTMENT' | 'FEE' | 'INTEREST' | 'PAYMENT' | 'PURCHASE'
}

export type Fdx6CardArt = {
  readonly label?: string
  readonly imageUri?: string
}

export type Fdx6CommercialAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'COMMERCIAL_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx6Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BNPL' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'DIGITALWALLET' | 'ESCROW' | 'ESOP' | 'FIRSTHOMESAVINGSACCOUNT' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HIGHINTERESTSAVINGSACCOUNT' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PREPAID' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountOpenDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountCloseDate?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx6Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly productId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx6AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly earlyPenaltyFlag?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx6Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusinessType?: 'COMMERCIAL' | 'CONSUMER' | 'OTHER' | 'SMALL_BUSINESS'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankInstitutionId?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankTransitId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE' | 'INDEXED'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateIndex?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceAsOf?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly openingLedgerBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly closingLedgerBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly currentLedgerBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly openingAvailableBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly currentAvailableBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly closingAvailableBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly nextDayAvailableBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly twoDaysPlusAvailableBalance?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly numberOfOutstandingCredits?: number
  /** Opened by ACCOUNT_DETAILED. */
  readonly outstandingCreditsAmount?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly numberOfOutstandingDebits?: number
  /** Opened by ACCOUNT_DETAILED. */
  readonly outstandingDebitsAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly transactions?: readonly Fdx6CommercialTransaction[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly commercialBalances?: readonly Fdx6CommercialBalance[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly earnedInterest?: Fdx6InterestRate
}

export type Fdx6CommercialBalance = {
  readonly commercialCode?: Fdx6CommercialCode
  readonly amount?: Amount
  readonly memo?: string
}

export type Fdx6CommercialCode = {
  readonly type?: 'BAI' | 'BTRS' | 'ISO' | 'SWIFT'
  readonly code?: string
}

export type Fdx6CommercialTransaction = {
  /** Opened by TRANSACTIONS. */
  readonly accountCategory: 'COMMERCIAL_ACCOUNT'
  /** Opened by TRANSACTIONS. */
  readonly accountId: string
  /** Opened by TRANSACTIONS. */
  readonly transactionId: string
  /** Opened by TRANSACTIONS. */
  readonly referenceTransactionId?: string
  /** Opened by TRANSACTIONS. */
  readonly postedTimestamp?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionTimestamp: string
  /** Opened by TRANSACTIONS. */
  readonly description: string
  /** Opened by TRANSACTIONS. */
  readonly memo?: string
  /** Opened by TRANSACTIONS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by TRANSACTIONS. */
  readonly category?: string
  /** Opened by TRANSACTIONS. */
  readonly subCategory?: string
  /** Opened by TRANSACTIONS. */
  readonly reference?: string
  /** Opened by TRANSACTIONS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by TRANSACTIONS. */
  readonly amount: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignCurrency?: string
  /** Opened by TRANSACTIONS. */
  readonly imageIds?: readonly string[]
  /** Opened by TRANSACTIONS. */
  readonly lineItem?: readonly Fdx6LineItem[]
  /** Opened by TRANSACTIONS. */
  readonly reward?: Fdx6TransactionReward
  /** Opened by TRANSACTIONS. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by TRANSACTIONS. */
  readonly links?: readonly Fdx6HateoasLink[]
  /** Opened by TRANSACTIONS. */
  readonly transactionPayee?: Fdx6TransactionPayee
  /** Opened by TRANSACTIONS. */
  readonly cardNumberDisplay?: string
  /** Opened by TRANSACTIONS. */
  readonly immediateAvailableBalance?: Amount
  /** Opened by TRANSACTIONS. */
  readonly nextDayAvailableBalance?: Amount
  /** Opened by TRANSACTIONS. */
  readonly twoDaysPlusAvailableBalance?: Amount
  /** Opened by TRANSACTIONS. */
  readonly referenceBankId?: string
  /** Opened by TRANSACTIONS. */
  readonly referenceBranchId?: string
  /** Opened by TRANSACTIONS. */
  readonly referenceCustomerId?: string
  /** Opened by TRANSACTIONS. */
  readonly commercialCode?: Fdx6CommercialCode
}

export type Fdx6Contribution = {
  readonly securityId?: string
  readonly securityIdType?: 'CINS' | 'CMC' | 'CME' | 'CUSIP' | 'ISIN' | 'ITSA' | 'NASDAQ' | 'SEDOL' | 'SICC' | 'VALOR' | 'WKN'
  readonly employerMatchPercentage?: Amount
  readonly employerMatchAmount?: Amount
  readonly employeePreTaxAmount?: Amount
  readonly employeePreTaxPercentage?: Amount
  readonly employeeAfterTaxAmount?: Amount
  readonly employeeAfterTaxPercentage?: Amount
  readonly employeeDeferPreTaxAmount?: Amount
  readonly employeeDeferPreTaxPercentage?: Amount
  readonly employeeYearToDate?: Amount
  readonly employerYearToDate?: Amount
  readonly rolloverContributionPercentage?: Amount
  readonly rolloverContributionAmount?: Amount
  readonly employeeRothTaxAmount?: Amount
  readonly employeeRothTaxPercentage?: Amount
  readonly catchUpContribution?: boolean
}

export type Fdx6Currency = {
  readonly currencyRate?: Amount
  readonly currencyCode?: string
  readonly originalCurrencyCode?: string
}

export type Fdx6Customer = {
  /** Opened by CUSTOMER_CONTACT. */
  readonly emails?: readonly string[]
  /** Opened by CUSTOMER_CONTACT. */
  readonly addresses?: readonly Fdx6DeliveryAddress[]
  /** Opened by CUSTOMER_CONTACT. */
  readonly telephones?: readonly Fdx6TelephoneNumber[]
  /** Opened by CUSTOMER_PERSONAL. */
  readonly dateOfBirth?: string
  /** All but the last four characters are hidden. Opened by CUSTOMER_PERSONAL. */
  readonly taxId?: string
  /** Opened by CUSTOMER_PERSONAL. */
  readonly taxIdCountry?: string
  /** All but the last four characters are hidden. Opened by CUSTOMER_PERSONAL. */
  readonly governmentId?: string
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly customerId: string
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly type?: 'BUSINESS' | 'CONSUMER'
  /** Opened by CUSTOMER_CONTACT. */
  readonly name?: Fdx6CustomerName
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly businessCustomer?: Fdx6BusinessCustomer
  /** Opened by CUSTOMER_PERSONAL. */
  readonly customerStartDate?: string
  /** Opened by CUSTOMER_PERSONAL. */
  readonly lastActivityDate?: string
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. Which of the shared accounts the customer holds, and how. */
  readonly accounts?: readonly Fdx6CustomerToAccountRelationship[]
}

export type Fdx6CustomerName = {
  readonly first?: string
  readonly middle?: string
  readonly last?: string
  readonly suffix?: string
  readonly prefix?: string
  readonly company?: string
}

export type Fdx6CustomerToAccountRelationship = {
  readonly accountId: string
  readonly links?: readonly Fdx6HateoasLink[]
  readonly relationship?: 'AUTHORIZED_USER' | 'BUSINESS' | 'FOR_BENEFIT_OF' | 'FOR_BENEFIT_OF_PRIMARY' | 'FOR_BENEFIT_OF_PRIMARY_JOINT_RESTRICTED' | 'FOR_BENEFIT_OF_SECONDARY' | 'FOR_BENEFIT_OF_SECONDARY_JOINT_RESTRICTED' | 'FOR_BENEFIT_OF_SOLE_OWNER_RESTRICTED' | 'POWER_OF_ATTORNEY' | 'PRIMARY' | 'PRIMARY_BORROWER' | 'PRIMARY_JOINT' | 'PRIMARY_JOINT_TENANTS' | 'SECONDARY' | 'SECONDARY_BORROWER' | 'SECONDARY_JOINT' | 'SECONDARY_JOINT_TENANTS' | 'SOLE_OWNER' | 'TRUSTEE' | 'UNIFORM_TRANSFER_TO_MINOR' | 'AUTHORIZED_SIGNER'
}

export type Fdx6Customers = {
  readonly page: Fdx6Page
  readonly links: Fdx6PageLinks
  readonly customers: readonly Fdx6Customer[]
}

export type Fdx6DebtSecurity = {
  readonly securityCategory: 'DEBT_SECURITY'
  readonly parValue?: Amount
  readonly debtType?: 'COUPON' | 'ZERO'
  readonly debtClass?: 'CORPORATE' | 'MUNICIPAL' | 'OTHER' | 'TREASURY'
  readonly couponRate?: Amount
  readonly couponDate?: string
  readonly couponMatureFrequency?: 'ANNUAL' | 'MONTHLY' | 'OTHER' | 'QUARTERLY' | 'SEMIANNUAL'
  readonly callPrice?: Amount
  readonly yieldToCall?: Amount
  readonly callDate?: string
  readonly callType?: 'CALL' | 'MATURITY' | 'PREFUND' | 'PUT'
  readonly yieldToMaturity?: Amount
  readonly bondMaturityDate?: string
}

export type Fdx6DeliveryAddress = {
  readonly line1?: string
  readonly line2?: string
  readonly line3?: string
  readonly city?: string
  readonly region?: string
  readonly postalCode?: string
  readonly country?: string
  readonly type?: 'BUSINESS' | 'DELIVERY' | 'HOME' | 'MAILING'
  readonly primary?: boolean
}

export type Fdx6DepositAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'DEPOSIT_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx6Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BNPL' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'DIGITALWALLET' | 'ESCROW' | 'ESOP' | 'FIRSTHOMESAVINGSACCOUNT' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HIGHINTERESTSAVINGSACCOUNT' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PREPAID' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountOpenDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountCloseDate?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx6Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly productId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx6AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly earlyPenaltyFlag?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx6Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusinessType?: 'COMMERCIAL' | 'CONSUMER' | 'OTHER' | 'SMALL_BUSINESS'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankInstitutionId?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankTransitId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE' | 'INDEXED'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateIndex?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceAsOf?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly currentBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly openingDayBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly availableBalance?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly annualPercentageYield?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestYtd?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly term?: number
  /** Opened by ACCOUNT_DETAILED. */
  readonly maturityDate?: string
  /** Opened by TRANSACTIONS. */
  readonly transactions?: readonly Fdx6DepositTransaction[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly earnedInterest?: Fdx6InterestRate
  /** Opened by ACCOUNT_DETAILED. */
  readonly underArbitration?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly overdraftOptIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly overdrafted?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly overdraftProtectionFunded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly overdraftFundingSources?: readonly Fdx6FundingSource[]
}

export type Fdx6DepositAccountTermsAndConditions = {
  readonly effectiveDate?: string
  readonly arbitrationProvision?: boolean
  readonly cardReplacementFee?: Amount
  readonly paperStatementsFee?: Amount
  readonly domesticAtmFee?: Amount
  readonly foreignAtmForeignCurrencyAdvanceFee?: Amount
  readonly foreignAtmUsDollarAdvanceFee?: Amount
  readonly foreignPurchaseForeignCurrencyFee?: Amount
  readonly transactionLimits?: readonly Fdx6TransactionLimit[]
  readonly promotions?: readonly Fdx6Promotion[]
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  readonly monthlyAccountFee?: Amount
  readonly accountClosureFee?: Amount
  readonly accountInactivityFee?: Amount
  readonly incomingTransferFee?: Amount
  readonly incomingWireFee?: Amount
  readonly nonsufficientFundsFee?: Amount
  readonly excessWithdrawalsFee?: Amount
  readonly overdraftFee?: Amount
  readonly overdraftFeeWaiverBalance?: Amount
  readonly overdraftFeeWaiverDebit?: Amount
  readonly overdraftProtectionFee?: Amount
  readonly moneyOrderFee?: Amount
  readonly cashiersCheckFee?: Amount
  readonly domesticOutgoingWireFee?: Amount
  readonly internationalOutgoingWireFee?: Amount
  readonly returnedPaymentFee?: Amount
  readonly fixedFinanceChargeFee?: Amount
  readonly checkRedepositFee?: Amount
  readonly stopPaymentFee?: Amount
  readonly monthlyFeeWaiverDirectDeposit?: Amount
  readonly monthlyFeeWaiverBalance?: Amount
  readonly maximumMonthlyWithdrawals?: number
  readonly dailyOverdraftFeesCap?: number
  readonly overdraftOptInProvision?: boolean
  readonly overdraftAllowed?: boolean
  readonly monthlyFeeWaiverBalanceType?: string
  readonly interestRateTiers?: readonly Fdx6InterestRateTier[]
}

export type Fdx6DepositTransaction = {
  /** Opened by TRANSACTIONS. */
  readonly accountCategory: 'DEPOSIT_ACCOUNT'
  /** Opened by TRANSACTIONS. */
  readonly accountId: string
  /** Opened by TRANSACTIONS. */
  readonly transactionId: string
  /** Opened by TRANSACTIONS. */
  readonly referenceTransactionId?: string
  /** Opened by TRANSACTIONS. */
  readonly postedTimestamp?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionTimestamp: string
  /** Opened by TRANSACTIONS. */
  readonly description: string
  /** Opened by TRANSACTIONS. */
  readonly memo?: string
  /** Opened by TRANSACTIONS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by TRANSACTIONS. */
  readonly category?: string
  /** Opened by TRANSACTIONS. */
  readonly subCategory?: string
  /** Opened by TRANSACTIONS. */
  readonly reference?: string
  /** Opened by TRANSACTIONS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by TRANSACTIONS. */
  readonly amount: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignCurrency?: string
  /** Opened by TRANSACTIONS. */
  readonly imageIds?: readonly string[]
  /** Opened by TRANSACTIONS. */
  readonly lineItem?: readonly Fdx6LineItem[]
  /** Opened by TRANSACTIONS. */
  readonly reward?: Fdx6TransactionReward
  /** Opened by TRANSACTIONS. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by TRANSACTIONS. */
  readonly links?: readonly Fdx6HateoasLink[]
  /** Opened by TRANSACTIONS. */
  readonly transactionPayee?: Fdx6TransactionPayee
  /** Opened by TRANSACTIONS. */
  readonly cardNumberDisplay?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionType?: 'ADJUSTMENT' | 'ATMDEPOSIT' | 'ATMWITHDRAWAL' | 'BILLPAYMENT' | 'CHECK' | 'DEPOSIT' | 'DIRECTDEPOSIT' | 'DIVIDEND' | 'FEE' | 'INTEREST' | 'POSCREDIT' | 'POSDEBIT' | 'TRANSFER' | 'WITHDRAWAL' | 'CASHIERSCHECK' | 'PERSONTOPERSON' | 'PREAUTHORIZEDDEPOSIT' | 'PREAUTHORIZEDWITHDRAWAL'
  /** Opened by TRANSACTIONS. */
  readonly payee?: string
  /** Opened by TRANSACTIONS. */
  readonly checkNumber?: number
}

export type Fdx6DigitalWallet = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'DIGITAL_WALLET'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx6Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BNPL' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'DIGITALWALLET' | 'ESCROW' | 'ESOP' | 'FIRSTHOMESAVINGSACCOUNT' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HIGHINTERESTSAVINGSACCOUNT' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PREPAID' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountOpenDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountCloseDate?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx6Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly productId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx6AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly earlyPenaltyFlag?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx6Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusinessType?: 'COMMERCIAL' | 'CONSUMER' | 'OTHER' | 'SMALL_BUSINESS'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankInstitutionId?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankTransitId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE' | 'INDEXED'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateIndex?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceAsOf?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly currentBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly openingDayBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly availableBalance?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly annualPercentageYield?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestYtd?: Amount
  /** Opened by TRANSACTIONS. */
  readonly transactions?: readonly Fdx6DigitalWalletTransaction[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly earnedInterest?: Fdx6InterestRate
}

export type Fdx6DigitalWalletTransaction = {
  /** Opened by TRANSACTIONS. */
  readonly accountCategory: 'DIGITAL_WALLET'
  /** Opened by TRANSACTIONS. */
  readonly accountId: string
  /** Opened by TRANSACTIONS. */
  readonly transactionId: string
  /** Opened by TRANSACTIONS. */
  readonly referenceTransactionId?: string
  /** Opened by TRANSACTIONS. */
  readonly postedTimestamp?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionTimestamp: string
  /** Opened by TRANSACTIONS. */
  readonly description: string
  /** Opened by TRANSACTIONS. */
  readonly memo?: string
  /** Opened by TRANSACTIONS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by TRANSACTIONS. */
  readonly category?: string
  /** Opened by TRANSACTIONS. */
  readonly subCategory?: string
  /** Opened by TRANSACTIONS. */
  readonly reference?: string
  /** Opened by TRANSACTIONS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by TRANSACTIONS. */
  readonly amount: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignCurrency?: string
  /** Opened by TRANSACTIONS. */
  readonly imageIds?: readonly string[]
  /** Opened by TRANSACTIONS. */
  readonly lineItem?: readonly Fdx6LineItem[]
  /** Opened by TRANSACTIONS. */
  readonly reward?: Fdx6TransactionReward
  /** Opened by TRANSACTIONS. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by TRANSACTIONS. */
  readonly links?: readonly Fdx6HateoasLink[]
  /** Opened by TRANSACTIONS. */
  readonly transactionPayee?: Fdx6TransactionPayee
  /** Opened by TRANSACTIONS. */
  readonly cardNumberDisplay?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionType?: 'ADJUSTMENT' | 'BILL_PAYMENT' | 'CREDIT' | 'DEBIT' | 'DEPOSIT' | 'DIRECT_DEPOSIT' | 'DIVIDEND' | 'FEE' | 'INTEREST' | 'MERCHANT_PAYMENT' | 'MERCHANT_REFUND' | 'TRANSFER_IN' | 'TRANSFER_OUT' | 'WITHDRAWAL'
  /** Opened by TRANSACTIONS. */
  readonly payee?: string
}

export type Fdx6Domicile = {
  readonly region?: string
  readonly country?: string
}

export type Fdx6Error = {
  readonly code?: string
  readonly message?: string
  readonly debugMessage?: string
}

export type Fdx6FiAttribute = {
  readonly name?: string
  readonly value?: string
}

export type Fdx6FiPortion = {
  readonly assetClass?: string
  readonly percent?: Amount
}

export type Fdx6FundingSource = {
  readonly accountId?: string
  readonly accountNumberDisplay?: string
  readonly accountType?: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BNPL' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'DIGITALWALLET' | 'ESCROW' | 'ESOP' | 'FIRSTHOMESAVINGSACCOUNT' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HIGHINTERESTSAVINGSACCOUNT' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PREPAID' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  readonly institutionName?: string
}

export type Fdx6HateoasLink = {
  readonly href: string
  readonly action?: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT'
  readonly rel?: string
  readonly types?: readonly ('application/json' | 'application/pdf' | 'application/zip' | 'image/gif' | 'image/jpeg' | 'image/png' | 'image/tiff')[]
}

export type Fdx6Holding = {
  readonly holdingId?: string
  readonly securityIds?: readonly Fdx6SecurityId[]
  readonly holdingName?: string
  readonly holdingType?: 'ANNUITY' | 'BOND' | 'CD' | 'DIGITALASSET' | 'MUTUALFUND' | 'OPTION' | 'OTHER' | 'STOCK'
  readonly holdingSubType?: 'CASH' | 'MONEYMARKET'
  readonly positionType?: 'LONG' | 'SHORT'
  readonly heldInAccount?: 'CASH' | 'MARGIN' | 'OTHER' | 'SHORT'
  readonly description?: string
  readonly symbol?: string
  readonly originalPurchaseDate?: string
  readonly purchasedPrice?: Amount
  readonly currentAmortizationFactor?: Amount
  readonly currentUnitPrice?: Amount
  readonly changeInPrice?: Amount
  readonly currentUnitPriceDate?: string
  readonly units?: Amount
  readonly marketValue?: Amount
  readonly faceValue?: Amount
  readonly averageCost?: boolean
  readonly cashAccount?: boolean
  readonly rate?: Amount
  readonly expirationDate?: string
  readonly inv401kSource?: 'AFTERTAX' | 'MATCH' | 'OTHERNONVEST' | 'OTHERVEST' | 'PRETAX' | 'PROFITSHARING' | 'ROLLOVER'
  readonly currency?: Fdx6Currency
  readonly assetClasses?: readonly Fdx6Portion[]
  readonly fiAssetClasses?: readonly Fdx6FiPortion[]
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  readonly taxLots?: readonly Fdx6TaxLot[]
  readonly digitalUnits?: string
  readonly security?: Fdx6DebtSecurity | Fdx6MutualFundSecurity | Fdx6OptionSecurity | Fdx6OtherSecurity | Fdx6StockSecurity | Fdx6SweepSecurity
}

export type Fdx6IndividualName = {
  readonly first?: string
  readonly middle?: string
  readonly last?: string
  readonly suffix?: string
}

export type Fdx6IndustryCode = {
  readonly type?: 'BCLASS' | 'BICS' | 'GICS' | 'MOODYS' | 'NAICS' | 'OTHER' | 'SIC'
  readonly code?: string
}

export type Fdx6InsuranceAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'INSURANCE_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx6Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BNPL' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'DIGITALWALLET' | 'ESCROW' | 'ESOP' | 'FIRSTHOMESAVINGSACCOUNT' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HIGHINTERESTSAVINGSACCOUNT' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PREPAID' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountOpenDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountCloseDate?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx6Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly productId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx6AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly earlyPenaltyFlag?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx6Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusinessType?: 'COMMERCIAL' | 'CONSUMER' | 'OTHER' | 'SMALL_BUSINESS'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankInstitutionId?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankTransitId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE' | 'INDEXED'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateIndex?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly policyPremium?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly policyPremiumTerm?: 'ANNUAL' | 'MONTHLY'
  /** Opened by ACCOUNT_DETAILED. */
  readonly policyStartDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly policyStatus?: 'ACTIVE' | 'DEATH_CLAIM_PAID' | 'DEATH_CLAIM_PENDING' | 'EXPIRED' | 'GRACE_PERIOD' | 'LAPSE_PENDING' | 'TERMINATED' | 'WAIVER'
  /** Opened by ACCOUNT_DETAILED. */
  readonly policyEndDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly policyCoverageAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly transactions?: readonly Fdx6InsuranceTransaction[]
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly bills?: readonly Fdx6Bills[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly earnedInterest?: Fdx6InterestRate
}

export type Fdx6InsuranceTransaction = {
  /** Opened by TRANSACTIONS. */
  readonly accountCategory: 'INSURANCE_ACCOUNT'
  /** Opened by TRANSACTIONS. */
  readonly accountId: string
  /** Opened by TRANSACTIONS. */
  readonly transactionId: string
  /** Opened by TRANSACTIONS. */
  readonly referenceTransactionId?: string
  /** Opened by TRANSACTIONS. */
  readonly postedTimestamp?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionTimestamp: string
  /** Opened by TRANSACTIONS. */
  readonly description: string
  /** Opened by TRANSACTIONS. */
  readonly memo?: string
  /** Opened by TRANSACTIONS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by TRANSACTIONS. */
  readonly category?: string
  /** Opened by TRANSACTIONS. */
  readonly subCategory?: string
  /** Opened by TRANSACTIONS. */
  readonly reference?: string
  /** Opened by TRANSACTIONS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by TRANSACTIONS. */
  readonly amount: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignCurrency?: string
  /** Opened by TRANSACTIONS. */
  readonly imageIds?: readonly string[]
  /** Opened by TRANSACTIONS. */
  readonly lineItem?: readonly Fdx6LineItem[]
  /** Opened by TRANSACTIONS. */
  readonly reward?: Fdx6TransactionReward
  /** Opened by TRANSACTIONS. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by TRANSACTIONS. */
  readonly links?: readonly Fdx6HateoasLink[]
  /** Opened by TRANSACTIONS. */
  readonly transactionPayee?: Fdx6TransactionPayee
  /** Opened by TRANSACTIONS. */
  readonly cardNumberDisplay?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionType?: 'ADJUSTMENT' | 'FEE' | 'INTEREST' | 'PAYMENT'
}

export type Fdx6InterestRate = {
  readonly rate?: Amount
  readonly rateAsOf?: string
  readonly compoundingPeriod?: 'ANNUALLY' | 'BIWEEKLY' | 'DAILY' | 'MONTHLY' | 'SEMIANNUALLY' | 'SEMIMONTHLY' | 'WEEKLY'
  readonly priorRate?: Amount
  readonly type?: 'FIXED' | 'VARIABLE' | 'INDEXED'
  readonly index?: string
}

export type Fdx6InterestRateTier = {
  readonly apy?: Amount
  readonly minimumBalance?: Amount
}

export type Fdx6InvestmentAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'INVESTMENT_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx6Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BNPL' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'DIGITALWALLET' | 'ESCROW' | 'ESOP' | 'FIRSTHOMESAVINGSACCOUNT' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HIGHINTERESTSAVINGSACCOUNT' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PREPAID' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountOpenDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountCloseDate?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx6Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly productId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx6AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly earlyPenaltyFlag?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx6Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusinessType?: 'COMMERCIAL' | 'CONSUMER' | 'OTHER' | 'SMALL_BUSINESS'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankInstitutionId?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankTransitId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE' | 'INDEXED'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateIndex?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly allowedCheckWriting?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly allowedOptionTrade?: boolean
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly currentValue?: Amount
  /** Opened by INVESTMENTS. */
  readonly holdings?: readonly Fdx6Holding[]
  /** Opened by INVESTMENTS. */
  readonly openOrders?: readonly Fdx6OpenOrder[]
  /** Opened by INVESTMENTS. */
  readonly contribution?: readonly Fdx6Contribution[]
  /** Opened by INVESTMENTS. */
  readonly vesting?: readonly Fdx6Vesting[]
  /** Opened by INVESTMENTS. */
  readonly investmentLoans?: readonly Fdx6InvestmentLoan[]
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly availableCashBalance?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly margin?: boolean
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly marginBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly shortBalance?: Amount
  /** Opened by INVESTMENTS. */
  readonly rolloverAmount?: Amount
  /** Opened by INVESTMENTS. */
  readonly employerName?: string
  /** Opened by INVESTMENTS. */
  readonly brokerId?: string
  /** Opened by INVESTMENTS. */
  readonly planId?: string
  /** Opened by INVESTMENTS. */
  readonly calendarYearFor401K?: number
  /** Opened by INVESTMENTS. */
  readonly balanceList?: readonly Fdx6InvestmentBalance[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly dailyChange?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly percentageChange?: Amount
  /** Opened by TRANSACTIONS. */
  readonly transactions?: readonly Fdx6InvestmentTransaction[]
  /** Opened by INVESTMENTS. */
  readonly pensionSource?: readonly Fdx6PensionSource[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly earnedInterest?: Fdx6InterestRate
}

export type Fdx6InvestmentBalance = {
  readonly balanceName?: string
  readonly balanceDescription?: string
  readonly balanceType?: 'AMOUNT' | 'PERCENTAGE'
  readonly balanceValue?: Amount
  readonly balanceDate?: string
  readonly currency?: Fdx6Currency
}

export type Fdx6InvestmentLoan = {
  readonly loanId?: string
  readonly loanDescription?: string
  readonly initialLoanBalance?: Amount
  readonly loanStartDate?: string
  readonly currentLoanBalance?: Amount
  readonly dateAsOf?: string
  readonly loanRate?: Amount
  readonly loanPaymentAmount?: Amount
  readonly loanPaymentFrequency?: 'ANNUALLY' | 'BIMONTHLY' | 'BIWEEKLY' | 'FOURWEEKS' | 'MONTHLY' | 'OTHER' | 'QUARTERLY' | 'SEMIANNUALLY' | 'TWICEMONTHLY' | 'WEEKLY'
  readonly loanPaymentInitial?: Amount
  readonly loanPaymentsRemaining?: number
  readonly loanMaturityDate?: string
  readonly loanInterestToDate?: Amount
  readonly loanTotalProjectedInterest?: Amount
  readonly loanNextPaymentDate?: string
}

export type Fdx6InvestmentTransaction = {
  /** Opened by TRANSACTIONS. */
  readonly accountCategory: 'INVESTMENT_ACCOUNT'
  /** Opened by TRANSACTIONS. */
  readonly accountId: string
  /** Opened by TRANSACTIONS. */
  readonly transactionId: string
  /** Opened by TRANSACTIONS. */
  readonly referenceTransactionId?: string
  /** Opened by TRANSACTIONS. */
  readonly postedTimestamp?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionTimestamp: string
  /** Opened by TRANSACTIONS. */
  readonly description: string
  /** Opened by TRANSACTIONS. */
  readonly memo?: string
  /** Opened by TRANSACTIONS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by TRANSACTIONS. */
  readonly category?: string
  /** Opened by TRANSACTIONS. */
  readonly subCategory?: string
  /** Opened by TRANSACTIONS. */
  readonly reference?: string
  /** Opened by TRANSACTIONS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by TRANSACTIONS. */
  readonly amount: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignCurrency?: string
  /** Opened by TRANSACTIONS. */
  readonly imageIds?: readonly string[]
  /** Opened by TRANSACTIONS. */
  readonly lineItem?: readonly Fdx6LineItem[]
  /** Opened by TRANSACTIONS. */
  readonly reward?: Fdx6TransactionReward
  /** Opened by TRANSACTIONS. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by TRANSACTIONS. */
  readonly links?: readonly Fdx6HateoasLink[]
  /** Opened by TRANSACTIONS. */
  readonly transactionPayee?: Fdx6TransactionPayee
  /** Opened by TRANSACTIONS. */
  readonly cardNumberDisplay?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionType?: 'ADJUSTMENT' | 'AIRDROP' | 'ATM' | 'CASH' | 'CHECK' | 'CLOSURE' | 'CLOSUREOPT' | 'CONTRIBUTION' | 'DEP' | 'DEPOSIT' | 'DIRECTDEBIT' | 'DIRECTDEP' | 'DIV' | 'DIVIDEND' | 'DIVIDENDREINVEST' | 'EXPENSE' | 'FEE' | 'FORKED' | 'INCOME' | 'INTEREST' | 'INVEXPENSE' | 'JRNLFUND' | 'JRNLSEC' | 'MARGININTEREST' | 'MINED' | 'OPTIONEXERCISE' | 'OPTIONEXPIRATION' | 'OTHER' | 'PAYMENT' | 'POS' | 'PURCHASED' | 'PURCHASEDTOCOVER' | 'PURCHASETOCLOSE' | 'PURCHASETOOPEN' | 'REINVESTOFINCOME' | 'REPEATPMT' | 'RETURNOFCAPITAL' | 'SOLD' | 'SOLDTOCLOSE' | 'SOLDTOOPEN' | 'SPLIT' | 'SRVCHG' | 'STAKED' | 'TRANSFER' | 'WITHDRAWAL' | 'XFER'
  /** Opened by TRANSACTIONS. */
  readonly shares?: Amount
  /** Opened by TRANSACTIONS. */
  readonly faceValue?: Amount
  /** Opened by TRANSACTIONS. */
  readonly price?: Amount
  /** Opened by TRANSACTIONS. */
  readonly securityId?: string
  /** Opened by TRANSACTIONS. */
  readonly securityIdType?: 'CINS' | 'CMC' | 'CME' | 'CUSIP' | 'ISIN' | 'ITSA' | 'NASDAQ' | 'SEDOL' | 'SICC' | 'VALOR' | 'WKN'
  /** Opened by TRANSACTIONS. */
  readonly securityType?: 'BOND' | 'DEBT' | 'DIGITALASSET' | 'MUTUALFUND' | 'OPTION' | 'OTHER' | 'STOCK' | 'SWEEP'
  /** Opened by TRANSACTIONS. */
  readonly symbol?: string
  /** Opened by TRANSACTIONS. */
  readonly markup?: Amount
  /** Opened by TRANSACTIONS. */
  readonly commission?: Amount
  /** Opened by TRANSACTIONS. */
  readonly taxes?: Amount
  /** Opened by TRANSACTIONS. */
  readonly fees?: Amount
  /** Opened by TRANSACTIONS. */
  readonly load?: Amount
  /** Opened by TRANSACTIONS. */
  readonly inv401kSource?: 'AFTERTAX' | 'MATCH' | 'OTHERNONVEST' | 'OTHERVEST' | 'PRETAX' | 'PROFITSHARING' | 'ROLLOVER'
  /** Opened by TRANSACTIONS. */
  readonly confirmationNumber?: string
  /** Opened by TRANSACTIONS. */
  readonly fractionalCash?: Amount
  /** Opened by TRANSACTIONS. */
  readonly incomeType?: 'CGLONG' | 'CGSHORT' | 'MISC'
  /** Opened by TRANSACTIONS. */
  readonly oldUnits?: Amount
  /** Opened by TRANSACTIONS. */
  readonly splitRatioNumerator?: Amount
  /** Opened by TRANSACTIONS. */
  readonly splitRatioDenominator?: Amount
  /** Opened by TRANSACTIONS. */
  readonly newUnits?: Amount
  /** Opened by TRANSACTIONS. */
  readonly subAccountSec?: 'CASH' | 'MARGIN' | 'OTHER' | 'SHORT'
  /** Opened by TRANSACTIONS. */
  readonly subAccountFund?: 'CASH' | 'MARGIN' | 'OTHER' | 'SHORT'
  /** Opened by TRANSACTIONS. */
  readonly loanId?: string
  /** Opened by TRANSACTIONS. */
  readonly loanPrincipal?: Amount
  /** Opened by TRANSACTIONS. */
  readonly loanInterest?: Amount
  /** Opened by TRANSACTIONS. */
  readonly payrollDate?: string
  /** Opened by TRANSACTIONS. */
  readonly priorYearContrib?: boolean
  /** Opened by TRANSACTIONS. */
  readonly withholding?: Amount
  /** Opened by TRANSACTIONS. */
  readonly taxExempt?: boolean
  /** Opened by TRANSACTIONS. */
  readonly gain?: Amount
  /** Opened by TRANSACTIONS. */
  readonly stateWithholding?: Amount
  /** Opened by TRANSACTIONS. */
  readonly penalty?: Amount
  /** Opened by TRANSACTIONS. */
  readonly runningBalance?: Amount
  /** Opened by TRANSACTIONS. */
  readonly unitPrice?: Amount
  /** Opened by TRANSACTIONS. */
  readonly units?: Amount
  /** Opened by TRANSACTIONS. */
  readonly unitType?: 'CURRENCY' | 'SHARES'
  /** Opened by TRANSACTIONS. */
  readonly transactionReason?: 'CALL' | 'MATURITY' | 'SELL'
  /** Opened by TRANSACTIONS. */
  readonly accruedInterest?: Amount
  /** Opened by TRANSACTIONS. */
  readonly transferAction?: 'IN' | 'OUT'
  /** Opened by TRANSACTIONS. */
  readonly positionType?: 'LONG' | 'SHORT'
  /** Opened by TRANSACTIONS. */
  readonly digitalUnits?: string
  /** Opened by TRANSACTIONS. */
  readonly settlementTimestamp?: string
}

export type Fdx6LineItem = {
  readonly description?: string
  readonly amount?: Amount
  readonly checkNumber?: number
  readonly memo?: string
  readonly reference?: string
  readonly imageIds?: readonly string[]
  readonly links?: readonly Fdx6HateoasLink[]
}

export type Fdx6LineOfCreditAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'LOC_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx6Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BNPL' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'DIGITALWALLET' | 'ESCROW' | 'ESOP' | 'FIRSTHOMESAVINGSACCOUNT' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HIGHINTERESTSAVINGSACCOUNT' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PREPAID' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountOpenDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountCloseDate?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx6Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly productId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx6AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly earlyPenaltyFlag?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx6Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusinessType?: 'COMMERCIAL' | 'CONSUMER' | 'OTHER' | 'SMALL_BUSINESS'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankInstitutionId?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankTransitId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE' | 'INDEXED'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateIndex?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly creditLine?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly availableCredit?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly nextPaymentAmount?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly nextPaymentDate?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly principalBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly currentBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly minimumPaymentAmount?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly lastPaymentAmount?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly lastPaymentDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly pastDueAmount?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly lastStmtBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly lastStmtDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly purchasesApr?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly advancesApr?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly cashAdvanceLimit?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly availableCash?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly financeCharges?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly cardNetwork?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly cardArt?: Fdx6CardArt
  /** Opened by TRANSACTIONS. */
  readonly transactions?: readonly Fdx6LineOfCreditTransaction[]
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly bills?: readonly Fdx6Bills[]
  /** Opened by ACCOUNT_DETAILED or SCHEDULED_PAYMENTS. */
  readonly scheduledPayments?: readonly Fdx6ScheduledPayment[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly chargedInterest?: Fdx6InterestRate
  /** Opened by ACCOUNT_DETAILED. */
  readonly statementAmountDueDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transfersApr?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly balanceTransfersApr?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly cashAdvanceBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly transferBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly ppilBalance?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly ppilApr?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly targetRateSaleApr?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly underArbitration?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly feeSchedule?: string
}

export type Fdx6LineOfCreditAccountTermsAndConditions = {
  readonly effectiveDate?: string
  readonly arbitrationProvision?: boolean
  readonly cardReplacementFee?: Amount
  readonly paperStatementsFee?: Amount
  readonly domesticAtmFee?: Amount
  readonly foreignAtmForeignCurrencyAdvanceFee?: Amount
  readonly foreignAtmUsDollarAdvanceFee?: Amount
  readonly foreignPurchaseForeignCurrencyFee?: Amount
  readonly transactionLimits?: readonly Fdx6TransactionLimit[]
  readonly promotions?: readonly Fdx6Promotion[]
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  readonly annualMembershipFee?: Amount
  readonly travelMembershipFee?: Amount
  readonly purchaseApr?: Amount
  readonly convenienceChecksFee?: Amount
  readonly minimumInterestCharge?: Amount
  readonly penaltyApr?: Amount
  readonly penaltyAprApplies?: boolean
  readonly latePaymentFee?: Amount
  readonly overlimitFee?: Amount
  readonly balanceTransfersAndCashAdvances?: readonly Fdx6BalanceTransferOrCashAdvance[]
}

export type Fdx6LineOfCreditTransaction = {
  /** Opened by TRANSACTIONS. */
  readonly accountCategory: 'LOC_ACCOUNT'
  /** Opened by TRANSACTIONS. */
  readonly accountId: string
  /** Opened by TRANSACTIONS. */
  readonly transactionId: string
  /** Opened by TRANSACTIONS. */
  readonly referenceTransactionId?: string
  /** Opened by TRANSACTIONS. */
  readonly postedTimestamp?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionTimestamp: string
  /** Opened by TRANSACTIONS. */
  readonly description: string
  /** Opened by TRANSACTIONS. */
  readonly memo?: string
  /** Opened by TRANSACTIONS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by TRANSACTIONS. */
  readonly category?: string
  /** Opened by TRANSACTIONS. */
  readonly subCategory?: string
  /** Opened by TRANSACTIONS. */
  readonly reference?: string
  /** Opened by TRANSACTIONS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by TRANSACTIONS. */
  readonly amount: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignCurrency?: string
  /** Opened by TRANSACTIONS. */
  readonly imageIds?: readonly string[]
  /** Opened by TRANSACTIONS. */
  readonly lineItem?: readonly Fdx6LineItem[]
  /** Opened by TRANSACTIONS. */
  readonly reward?: Fdx6TransactionReward
  /** Opened by TRANSACTIONS. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by TRANSACTIONS. */
  readonly links?: readonly Fdx6HateoasLink[]
  /** Opened by TRANSACTIONS. */
  readonly transactionPayee?: Fdx6TransactionPayee
  /** Opened by TRANSACTIONS. */
  readonly cardNumberDisplay?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionType?: 'ADJUSTMENT' | 'CHECK' | 'FEE' | 'INTEREST' | 'PAYMENT' | 'PURCHASE' | 'WITHDRAWAL'
  /** Opened by TRANSACTIONS. */
  readonly checkNumber?: number
  /** Opened by TRANSACTIONS. */
  readonly paymentDetails?: Fdx6PaymentDetails
}

export type Fdx6ListedAccount = Fdx6DepositAccount | Fdx6LoanAccount | Fdx6LineOfCreditAccount | Fdx6InvestmentAccount | Fdx6InsuranceAccount | Fdx6AnnuityAccount | Fdx6CommercialAccount | Fdx6DigitalWallet | Fdx6BuyNowPayLaterAccount | Fdx6UnreadAccount

export type Fdx6LoanAccount = {
  /** Opened by ACCOUNT_BASIC. */
  readonly accountCategory: 'LOAN_ACCOUNT'
  /** Opened by ACCOUNT_BASIC. */
  readonly accountId: string
  /** Opened by ACCOUNT_BASIC. */
  readonly error?: Fdx6Error
  /** Opened by ACCOUNT_BASIC. */
  readonly accountType: '401A' | '401K' | '403B' | '529' | 'ANNUITY' | 'AUTOLOAN' | 'BNPL' | 'BROKERAGEPRODUCT' | 'CD' | 'CHARGE' | 'CHECKING' | 'COMMERCIALDEPOSIT' | 'COMMERCIALINVESTMENT' | 'COMMERCIALLINEOFCREDIT' | 'COMMERCIALLOAN' | 'COVERDELL' | 'CREDITCARD' | 'DEFERREDPROFITSHARINGPLAN' | 'DEFINEDBENEFIT' | 'DIGITALASSET' | 'DIGITALWALLET' | 'ESCROW' | 'ESOP' | 'FIRSTHOMESAVINGSACCOUNT' | 'FIXEDANNUITY' | 'GUARDIAN' | 'HIGHINTERESTSAVINGSACCOUNT' | 'HOMEEQUITYLOAN' | 'HOMELINEOFCREDIT' | 'INDIVIDUALPENSIONPLAN' | 'INSTALLMENT' | 'INSTITUTIONALTRUST' | 'INVESTMENTACCOUNT' | 'IRA' | 'KEOGH' | 'LIFEINCOMEFUND' | 'LINEOFCREDIT' | 'LOAN' | 'LOCKEDINRETIREMENTACCOUNT' | 'LOCKEDINRETIREMENTINCOMEFUND' | 'LOCKEDINRETIREMENTSAVINGSPLAN' | 'LONGTERMDISABILITY' | 'MILITARYLOAN' | 'MONEYMARKET' | 'MORTGAGE' | 'NONQUALIFIEDPLAN' | 'OTHERDEPOSIT' | 'OTHERINVESTMENT' | 'PERSONALLOAN' | 'POOLEDREGISTEREDPENSIONPLAN' | 'PREPAID' | 'PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDDISABILITYSAVINGSPLAN' | 'REGISTEREDEDUCATIONSAVINGSPLAN' | 'REGISTEREDPENSIONPLAN' | 'REGISTEREDRETIREMENTINCOMEFUND' | 'REGISTEREDRETIREMENTSAVINGSPLAN' | 'RESTRICTEDLIFEINCOMEFUND' | 'RESTRICTEDLOCKEDINSAVINGSPLAN' | 'ROLLOVER' | 'ROTH' | 'SARSEP' | 'SAVINGS' | 'SHORTTERMDISABILITY' | 'SMBLOAN' | 'SPECIFIEDPENSIONPLAN' | 'STUDENTLOAN' | 'TAXABLE' | 'TAXFREESAVINGSACCOUNT' | 'TDA' | 'TERM' | 'TRUST' | 'UGMA' | 'UNIVERSALLIFE' | 'UTMA' | 'VARIABLEANNUITY' | 'WHOLELIFE'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. The full number lets money be moved. */
  readonly accountNumber?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly accountNumberDisplay?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly productName?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly nickname?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly status: 'CLOSED' | 'DELINQUENT' | 'NEGATIVECURRENTBALANCE' | 'OPEN' | 'PAID' | 'PENDINGCLOSE' | 'PENDINGOPEN' | 'RESTRICTED'
  /** Opened by ACCOUNT_BASIC. */
  readonly description?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountOpenDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly accountCloseDate?: string
  /** Opened by ACCOUNT_BASIC. */
  readonly currency?: Fdx6Currency
  /** Opened by ACCOUNT_DETAILED. A bank may put anything here. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly productId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly parentAccountId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusiness?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly routingTransitNumber?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceType?: 'ASSET' | 'LIABILITY'
  /** Opened by CUSTOMER_CONTACT or CUSTOMER_PERSONAL. */
  readonly contact?: Fdx6AccountContact
  /** Opened by ACCOUNT_DETAILED. */
  readonly earlyPenaltyFlag?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferIn?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly transferOut?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly billPayStatus?: 'ACTIVE' | 'AVAILABLE' | 'NOT_AVAILABLE' | 'PENDING'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. It spells out the routing and the account number. */
  readonly micrNumber?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly lastActivityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly rewardProgramId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly transactionsIncluded?: boolean
  /** Opened by ACCOUNT_DETAILED. */
  readonly domicile?: Fdx6Domicile
  /** Opened by ACCOUNT_DETAILED. */
  readonly lineOfBusinessType?: 'COMMERCIAL' | 'CONSUMER' | 'OTHER' | 'SMALL_BUSINESS'
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankInstitutionId?: string
  /** Opened by ACCOUNT_PAYMENTS or PAYMENT_SUPPORT. */
  readonly bankTransitId?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateType?: 'FIXED' | 'VARIABLE' | 'INDEXED'
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateAsOf?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly priorInterestRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestRateIndex?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly balanceAsOf?: string
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly principalBalance?: Amount
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly escrowBalance?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly originalPrincipal?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly originatingDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly loanTerm?: number
  /** Opened by ACCOUNT_DETAILED. */
  readonly totalNumberOfPayments?: number
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly nextPaymentAmount?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly nextPaymentDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly paymentFrequency?: 'ANNUALLY' | 'BIWEEKLY' | 'DAILY' | 'MONTHLY' | 'SEMIANNUALLY' | 'SEMIMONTHLY' | 'WEEKLY'
  /** Opened by ACCOUNT_DETAILED. */
  readonly compoundingPeriod?: 'ANNUALLY' | 'BIWEEKLY' | 'DAILY' | 'MONTHLY' | 'SEMIANNUALLY' | 'SEMIMONTHLY' | 'WEEKLY'
  /** Opened by ACCOUNT_DETAILED or BALANCES. */
  readonly payOffAmount?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly lastPaymentAmount?: Amount
  /** Opened by ACCOUNT_DETAILED or BILLS. */
  readonly lastPaymentDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly maturityDate?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly interestPaidYearToDate?: Amount
  /** Opened by TRANSACTIONS. */
  readonly transactions?: readonly Fdx6LoanTransaction[]
  /** Opened by ACCOUNT_DETAILED. */
  readonly chargedInterest?: Fdx6InterestRate
  /** Opened by ACCOUNT_DETAILED. */
  readonly annualPercentageRate?: Amount
  /** Opened by ACCOUNT_DETAILED. */
  readonly currentSchool?: string
  /** Opened by ACCOUNT_DETAILED. */
  readonly loanProviderName?: string
}

export type Fdx6LoanTransaction = {
  /** Opened by TRANSACTIONS. */
  readonly accountCategory: 'LOAN_ACCOUNT'
  /** Opened by TRANSACTIONS. */
  readonly accountId: string
  /** Opened by TRANSACTIONS. */
  readonly transactionId: string
  /** Opened by TRANSACTIONS. */
  readonly referenceTransactionId?: string
  /** Opened by TRANSACTIONS. */
  readonly postedTimestamp?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionTimestamp: string
  /** Opened by TRANSACTIONS. */
  readonly description: string
  /** Opened by TRANSACTIONS. */
  readonly memo?: string
  /** Opened by TRANSACTIONS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by TRANSACTIONS. */
  readonly category?: string
  /** Opened by TRANSACTIONS. */
  readonly subCategory?: string
  /** Opened by TRANSACTIONS. */
  readonly reference?: string
  /** Opened by TRANSACTIONS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by TRANSACTIONS. */
  readonly amount: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignAmount?: Amount
  /** Opened by TRANSACTIONS. */
  readonly foreignCurrency?: string
  /** Opened by TRANSACTIONS. */
  readonly imageIds?: readonly string[]
  /** Opened by TRANSACTIONS. */
  readonly lineItem?: readonly Fdx6LineItem[]
  /** Opened by TRANSACTIONS. */
  readonly reward?: Fdx6TransactionReward
  /** Opened by TRANSACTIONS. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by TRANSACTIONS. */
  readonly links?: readonly Fdx6HateoasLink[]
  /** Opened by TRANSACTIONS. */
  readonly transactionPayee?: Fdx6TransactionPayee
  /** Opened by TRANSACTIONS. */
  readonly cardNumberDisplay?: string
  /** Opened by TRANSACTIONS. */
  readonly transactionType?: 'ADJUSTMENT' | 'DOUBLE_UP_PAYMENT' | 'FEE' | 'INTEREST' | 'LUMP_SUM_PAYMENT' | 'PAYMENT' | 'PAYOFF' | 'SKIP_PAYMENT'
  /** Opened by TRANSACTIONS. */
  readonly paymentDetails?: Fdx6PaymentDetails
}

export type Fdx6MutualFundSecurity = {
  readonly securityCategory: 'MUTUAL_FUND_SECURITY'
  readonly mutualFundType?: 'CLOSEEND' | 'OPENEND' | 'OTHER'
  readonly unitsStreet?: Amount
  readonly unitsUser?: Amount
  readonly reinvestDividends?: boolean
  readonly reinvestCapitalGains?: boolean
  readonly yield?: Amount
  readonly yieldAsOfDate?: string
}

export type Fdx6OpenOrder = {
  readonly orderId?: string
  readonly securityId?: string
  readonly securityIdType?: 'CINS' | 'CMC' | 'CME' | 'CUSIP' | 'ISIN' | 'ITSA' | 'NASDAQ' | 'SEDOL' | 'SICC' | 'VALOR' | 'WKN'
  readonly symbol?: string
  readonly description?: string
  readonly units?: Amount
  readonly orderType?: 'BUY' | 'BUYTOCOVER' | 'BUYTOOPEN' | 'SELL' | 'SELLCLOSE' | 'SELLSHORT' | 'SELLTOCOVER' | 'SELLTOOPEN'
  readonly orderDate?: string
  readonly unitPrice?: Amount
  readonly unitType?: 'CURRENCY' | 'SHARES'
  readonly orderDuration?: 'DAY' | 'GOODTILLCANCEL' | 'IMMEDIATE'
  readonly subAccount?: 'CASH' | 'MARGIN' | 'OTHER' | 'SHORT'
  readonly limitPrice?: Amount
  readonly stopPrice?: Amount
  readonly inv401kSource?: 'AFTERTAX' | 'MATCH' | 'OTHERNONVEST' | 'OTHERVEST' | 'PRETAX' | 'PROFITSHARING' | 'ROLLOVER'
}

export type Fdx6OptionSecurity = {
  readonly securityCategory: 'OPTION_SECURITY'
  readonly secured?: 'COVERED' | 'NAKED'
  readonly optionType?: 'CALL' | 'PUT'
  readonly strikePrice?: Amount
  readonly expireDate?: string
  readonly sharesPerContract?: Amount
}

export type Fdx6OtherSecurity = {
  readonly securityCategory: 'OTHER_SECURITY'
  readonly typeDescription?: string
}

export type Fdx6Page = {
  /** The pageKey of the next page; absent on the last. */
  readonly nextPageKey?: string
  /** The pageKey of the page before; absent on the first. */
  readonly previousPageKey?: string
  /** Older name of nextPageKey. */
  readonly nextOffset?: string
  /** Older name of previousPageKey. */
  readonly prevOffset?: string
  readonly totalElements?: number
}

export type Fdx6PageLinks = {
  /** Absent on the last page. */
  readonly next?: {
    readonly href: string
  }
  /** Absent on the first page. */
  readonly prev?: {
    readonly href: string
  }
  /** Where the changes of the list are read from. Of transactions alone. */
  readonly updates?: {
    readonly href: string
  }
}

export type Fdx6PaymentDetails = {
  readonly principalAmount?: Amount
  readonly interestAmount?: Amount
  readonly insuranceAmount?: Amount
  readonly escrowAmount?: Amount
  readonly pmiAmount?: Amount
  readonly feesAmount?: Amount
}

export type Fdx6PaymentNetworkOccurrenceTransferLimits = {
  readonly transferMaxAmount?: Amount
  readonly transferRemainingAmount?: Amount
}

export type Fdx6PaymentNetworkTimeframeTransferLimits = {
  readonly resetsOn?: string
  readonly transferMaxAmount?: Amount
  readonly transferRemainingAmount?: Amount
  readonly maxOccurrence?: number
  readonly remainingOccurrence?: number
}

export type Fdx6PaymentNetworkTransferLimits = {
  readonly day?: Fdx6PaymentNetworkTimeframeTransferLimits
  readonly week?: Fdx6PaymentNetworkTimeframeTransferLimits
  readonly month?: Fdx6PaymentNetworkTimeframeTransferLimits
  readonly year?: Fdx6PaymentNetworkTimeframeTransferLimits
  readonly transaction?: Fdx6PaymentNetworkOccurrenceTransferLimits
}

export type Fdx6PaymentNetworks = {
  readonly page: Fdx6Page
  readonly links: Fdx6PageLinks
  readonly paymentNetworks: readonly Fdx6AccountPaymentNetwork[]
}

export type Fdx6PensionSource = {
  readonly displayName?: string
  readonly amount?: Amount
  readonly paymentOption?: string
  readonly asOfDate?: string
  readonly frequency?: 'ANNUALLY' | 'BIWEEKLY' | 'DAILY' | 'MONTHLY' | 'SEMIANNUALLY' | 'SEMIMONTHLY' | 'WEEKLY'
  readonly startDate?: string
}

export type Fdx6Portion = {
  readonly assetClass?: 'DOMESTICBOND' | 'INTLBOND' | 'INTLSTOCK' | 'LARGESTOCK' | 'MONEYMARKET' | 'OTHER' | 'SMALLSTOCK'
  readonly percent?: Amount
}

export type Fdx6Promotion = {
  readonly type?: string
  readonly balance?: Amount
  readonly promotionApr?: Amount
  readonly balanceSubjectToInterestRate?: Amount
  readonly daysInBillingCycle?: number
  readonly interestCharge?: Amount
  readonly startDate?: string
  readonly endDate?: string
  readonly transactionDate?: string
  readonly specialTermsEndDate?: string
  readonly balanceSubjectToDeferredInterest?: Amount
  readonly deferredInterestCharge?: Amount
  readonly specialTermsBalance?: Amount
}

export type Fdx6RewardBalance = {
  readonly name?: string
  readonly type?: 'CASHBACK' | 'MILES' | 'POINTS'
  readonly balance?: Amount
  readonly accruedYtd?: Amount
  readonly redeemedYtd?: Amount
  readonly qualifying?: boolean
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
}

export type Fdx6RewardCategories = {
  readonly page: Fdx6Page
  readonly links: Fdx6PageLinks
  readonly rewardCategories: readonly Fdx6RewardCategory[]
}

export type Fdx6RewardCategory = {
  /** Opened by REWARDS. */
  readonly rewardProgramId: string
  /** Opened by REWARDS. */
  readonly categoryName?: string
  /** Opened by REWARDS. */
  readonly categoryId: string
  /** Opened by REWARDS. */
  readonly multiplier?: Amount
  /** Opened by REWARDS. */
  readonly description?: string
  /** Opened by REWARDS. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
}

export type Fdx6RewardMembership = {
  readonly accountIds?: readonly string[]
  readonly customerId?: string
  readonly memberId?: string
  readonly memberNumber?: string
  readonly memberTier?: string
  readonly businessOrConsumer?: 'BUSINESS' | 'CONSUMER'
  readonly balances?: readonly Fdx6RewardBalance[]
}

export type Fdx6RewardProgram = {
  /** Opened by REWARDS. */
  readonly rewardProgramId: string
  /** Opened by REWARDS. */
  readonly programName?: string
  /** Opened by REWARDS. */
  readonly programUrl?: string
  /** Opened by REWARDS. */
  readonly memberships?: readonly Fdx6RewardMembership[]
  /** Opened by REWARDS. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
}

export type Fdx6RewardPrograms = {
  readonly page: Fdx6Page
  readonly links: Fdx6PageLinks
  readonly rewardPrograms: readonly Fdx6RewardProgram[]
}

export type Fdx6RewardTransactions = {
  readonly page: Fdx6Page
  readonly links: Fdx6PageLinks
  readonly rewardTransactions: readonly Fdx6TransactionSummary[]
}

export type Fdx6RewardsTermsAndConditions = {
  readonly rewardProgramId?: string
  readonly uris?: readonly Fdx6TermsAndConditionsUri[]
  readonly baseEarning?: string
  readonly bonusEarning?: string
  readonly rewardType?: 'CASHBACK' | 'MILES' | 'POINTS'
  readonly minimumRedemption?: string
  readonly pointsExpire?: boolean
  readonly expirationRules?: string
  readonly forfeiture?: string
  readonly pointsCalculation?: string
  readonly basePointsCalculation?: string
  readonly travelCreditRewards?: string
  readonly cashRewards?: string
  readonly giftCardRewards?: string
  readonly ineligible?: string
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
}

export type Fdx6ScheduledPayment = {
  readonly amount?: Amount
  readonly date?: string
  readonly type?: 'AUTOPAY' | 'ONE_TIME' | 'REPEATING'
  readonly payToPrincipal?: boolean
}

export type Fdx6SecurityId = {
  readonly id?: string
  readonly idType?: 'CINS' | 'CMC' | 'CME' | 'CUSIP' | 'ISIN' | 'ITSA' | 'NASDAQ' | 'SEDOL' | 'SICC' | 'VALOR' | 'WKN'
}

export type Fdx6Statement = {
  /** Opened by STATEMENTS. */
  readonly accountId: string
  /** Opened by STATEMENTS. */
  readonly statementId: string
  /** Opened by STATEMENTS. */
  readonly statementDate?: string
  /** Opened by STATEMENTS. */
  readonly description?: string
  /** Opened by STATEMENTS. */
  readonly links?: readonly Fdx6HateoasLink[]
  /** Opened by STATEMENTS. */
  readonly status?: 'AVAILABLE' | 'PROCESSING' | 'FAILED'
}

export type Fdx6Statements = {
  readonly page: Fdx6Page
  readonly links: Fdx6PageLinks
  readonly statements: readonly Fdx6Statement[]
}

export type Fdx6StockSecurity = {
  readonly securityCategory: 'STOCK_SECURITY'
  readonly unitsStreet?: Amount
  readonly unitsUser?: Amount
  readonly reinvestDividends?: boolean
  readonly stockType?: 'COMMON' | 'CONVERTIBLE' | 'OTHER' | 'PREFERRED'
  readonly yield?: Amount
  readonly yieldAsOfDate?: string
}

export type Fdx6SweepSecurity = {
  readonly securityCategory: 'SWEEP_SECURITY'
  readonly currentBalance?: Amount
  readonly availableBalance?: Amount
  readonly balanceAsOf?: string
  readonly checks?: boolean
}

export type Fdx6TaxLot = {
  readonly originalPurchaseDate?: string
  readonly quantity?: Amount
  readonly purchasedPrice?: Amount
  readonly costBasis?: Amount
  readonly currentValue?: Amount
  readonly positionType?: 'LONG' | 'SHORT'
}

export type Fdx6TaxParty = {
  /** All but the last four characters are hidden. */
  readonly tin?: string
  readonly partyType?: 'BUSINESS' | 'INDIVIDUAL'
  readonly individualName?: Fdx6IndividualName
  readonly businessName?: Fdx6BusinessName
  readonly address?: Fdx6Address
  readonly phone?: Fdx6TelephoneNumber
  readonly email?: string
}

export type Fdx6TaxStatement = {
  /** Opened by TAX. */
  readonly taxYear: number
  /** Opened by TAX. */
  readonly taxStatementId: string
  /** Opened by TAX. */
  readonly issuer?: Fdx6TaxParty
  /** Opened by TAX. */
  readonly recipient?: Fdx6TaxParty
  /** Opened by TAX. */
  readonly taxDataType?: 'BASE64_PDF' | 'JSON'
  /** Opened by TAX. */
  readonly pdf?: string
  /** Opened by TAX. */
  readonly attributes?: readonly Fdx6FiAttribute[]
}

export type Fdx6TaxStatements = {
  readonly statements: readonly Fdx6TaxStatement[]
}

export type Fdx6TelephoneNumber = {
  readonly type?: 'BOTH' | 'BUSINESS' | 'CELL' | 'FAX' | 'HOME' | 'PERSONAL'
  readonly country?: string
  readonly number?: string
  readonly network?: 'CELLULAR' | 'LANDLINE' | 'PAGER' | 'SATELLITE' | 'VOIP'
  readonly primary?: boolean
}

export type Fdx6TermsAndConditionsUri = {
  readonly uri?: string
  readonly title?: string
  readonly type?: 'HTML' | 'PDF'
  readonly lang?: string
  readonly effectiveDate?: string
  readonly expireDate?: string
}

export type Fdx6Transaction = Fdx6DepositTransaction | Fdx6LoanTransaction | Fdx6LineOfCreditTransaction | Fdx6InvestmentTransaction | Fdx6InsuranceTransaction | Fdx6CommercialTransaction | Fdx6DigitalWalletTransaction | Fdx6BuyNowPayLaterTransaction

export type Fdx6TransactionLimit = {
  readonly maximumAmount?: Amount
  readonly type?: 'ADJUSTMENT' | 'ATMDEPOSIT' | 'ATMWITHDRAWAL' | 'BILLPAYMENT' | 'CHECK' | 'DEPOSIT' | 'DIRECTDEPOSIT' | 'DIVIDEND' | 'FEE' | 'INTEREST' | 'POSCREDIT' | 'POSDEBIT' | 'TRANSFER' | 'WITHDRAWAL' | 'CASHIERSCHECK' | 'PERSONTOPERSON' | 'PREAUTHORIZEDDEPOSIT' | 'PREAUTHORIZEDWITHDRAWAL'
}

export type Fdx6TransactionPayee = {
  readonly merchantName?: Fdx6BusinessName
  readonly merchantId?: string
  readonly individualName?: Fdx6IndividualName
  readonly address?: Fdx6DeliveryAddress
  readonly phone?: Fdx6TelephoneNumber
}

export type Fdx6TransactionReward = {
  readonly categoryId?: string
  readonly accrued?: Amount
  readonly adjusted?: Amount
}

export type Fdx6TransactionSummary = {
  /** Opened by REWARDS. */
  readonly accountId: string
  /** Opened by REWARDS. */
  readonly transactionId: string
  /** Opened by REWARDS. */
  readonly referenceTransactionId?: string
  /** Opened by REWARDS. */
  readonly postedTimestamp?: string
  /** Opened by REWARDS. */
  readonly transactionTimestamp: string
  /** Opened by REWARDS. */
  readonly description: string
  /** Opened by REWARDS. */
  readonly memo?: string
  /** Opened by REWARDS. */
  readonly debitCreditMemo: 'CREDIT' | 'DEBIT' | 'MEMO'
  /** Opened by REWARDS. */
  readonly category?: string
  /** Opened by REWARDS. */
  readonly subCategory?: string
  /** Opened by REWARDS. */
  readonly reference?: string
  /** Opened by REWARDS. */
  readonly status: 'AUTHORIZATION' | 'MEMO' | 'PENDING' | 'POSTED'
  /** Opened by REWARDS. */
  readonly amount: Amount
  /** Opened by REWARDS. */
  readonly foreignAmount?: Amount
  /** Opened by REWARDS. */
  readonly foreignCurrency?: string
  /** Opened by REWARDS. */
  readonly imageIds?: readonly string[]
  /** Opened by REWARDS. */
  readonly lineItem?: readonly Fdx6LineItem[]
  /** Opened by REWARDS. */
  readonly reward?: Fdx6TransactionReward
  /** Opened by REWARDS. */
  readonly fiAttributes?: readonly Fdx6FiAttribute[]
  /** Opened by REWARDS. */
  readonly links?: readonly Fdx6HateoasLink[]
  /** Opened by REWARDS. */
  readonly transactionPayee?: Fdx6TransactionPayee
}

export type Fdx6Transactions = {
  readonly page: Fdx6Page
  readonly links: Fdx6PageLinks
  /** Where what changes after this answer is read from. Absent where the provider keeps no feed of changes. */
  readonly updates?: {
    /** The updatedSince of the next question, once all pages were read. */
    readonly nextUpdateId: string
    /** Transactions that are no more. In the answers to updatedSince. */
    readonly removedTransactionIds?: readonly string[]
  }
  readonly transactions: readonly Fdx6Transaction[]
}

export type Fdx6TransferLimits = {
  readonly out?: Fdx6PaymentNetworkTransferLimits
  readonly in?: Fdx6PaymentNetworkTransferLimits
}

export type Fdx6UnreadAccount = {
  readonly accountId: string
  readonly accountCategory: 'DEPOSIT_ACCOUNT' | 'LOAN_ACCOUNT' | 'LOC_ACCOUNT' | 'INVESTMENT_ACCOUNT' | 'INSURANCE_ACCOUNT' | 'ANNUITY_ACCOUNT' | 'COMMERCIAL_ACCOUNT' | 'DIGITAL_WALLET' | 'BNPL_ACCOUNT'
  readonly error: Fdx6Error
}

export type Fdx6Vesting = {
  readonly vestingDate?: string
  readonly symbol?: string
  readonly strikePrice?: Amount
  readonly vestingPercentage?: Amount
  readonly otherVestAmount?: Amount
  readonly otherVestPercentage?: Amount
  readonly vestedBalance?: Amount
  readonly unVestedBalance?: Amount
  readonly vestedQuantity?: Amount
  readonly unVestedQuantity?: Amount
}

export type FdxAvailabilityList = {
  readonly availability: readonly ({
    readonly status: 'ALIVE' | 'PARTIAL' | 'DOWN'
    readonly description: string
    readonly operationId: string
  })[]
}

export type FdxCapability = {
  readonly fdxVersions: readonly string[]
  readonly messageFormat: 'JSON'
  readonly operations: readonly ({
    readonly id: string
    readonly availability: {
      readonly status: 'ALIVE' | 'PARTIAL' | 'DOWN'
      readonly description: string
      readonly operationId: string
    }
    readonly fdxVersions: readonly string[]
    readonly link: {
      readonly href: string
      readonly action: 'GET' | 'POST' | 'PUT' | 'DELETE'
    }
  })[]
}

export type FdxCertificationMetrics = {
  readonly metrics: readonly ({
    readonly reportStartTimestamp: string
    readonly reportEndTimestamp: string
    readonly metricsName: string
    readonly operationIds: readonly string[]
    /** Milliseconds. */
    readonly responseTimeAverage: number
    /** Percent of the requests that were answered without a failure of ours. */
    readonly averageUpTime: number
    readonly reportTimestamp: string
  })[]
}

export type FdxError = {
  /** The standard's code. */
  readonly code: string
  /** The standard's message. */
  readonly message: string
  /** What to do about it. */
  readonly debugMessage: string
}

export type FlinksError = {
  readonly HttpStatusCode: number
  readonly FlinksCode: 'OK' | 'CREATED' | 'NO_TRANSACTION' | 'OPERATION_PENDING' | 'OPERATION_DISPATCHED' | 'SESSION_NONEXISTENT' | 'CARD_IN_USE' | 'INVALID_REQUEST' | 'ACCESS_DENIED' | 'UNAUTHORIZED' | 'INVALID_LOGIN' | 'INVALID_USERNAME' | 'INVALID_PASSWORD' | 'INVALID_SECURITY_RESPONSE' | 'SECURITYRESPONSES_INCOMPLETE' | 'UNKNOWN_CHALLENGE_KEY' | 'QUESTION_NOT_FOUND' | 'SESSION_EXPIRED' | 'NEW_ACCOUNT' | 'DISABLED_LOGIN' | 'RETRY_LATER' | 'TOO_MANY_REQUESTS' | 'DISABLED_INSTITUTION' | 'METHOD_NOT_AVAILABLE' | 'CONCURRENT_SESSION' | 'ALREADY_AUTHORIZED' | 'Document_Processing_Failed' | 'AGGREGATION_ERROR'
  /** What was wrong, and what to do. */
  readonly Message: string
  /** As it was sent; of this one request where none was. */
  readonly RequestId: string
}

export type Health = {
  readonly status: 'ok' | 'unavailable'
  /** What keeps the server from serving, in sentences. */
  readonly reasons?: readonly string[]
}

export type IneligibleCard = {
  readonly LoginId: string
  /** UTC. Null if the login was never refreshed. */
  readonly LastRefreshDate: unknown
  readonly LastRefreshState: 'Completed' | 'Failed' | null
  /** INVALID_LOGIN: the customer must connect again. DISABLED_INSTITUTION, RETRY_LATER: later nights may do. */
  readonly LastRefreshErrorCode: 'OK' | 'CREATED' | 'NO_TRANSACTION' | 'OPERATION_PENDING' | 'OPERATION_DISPATCHED' | 'SESSION_NONEXISTENT' | 'CARD_IN_USE' | 'INVALID_REQUEST' | 'ACCESS_DENIED' | 'UNAUTHORIZED' | 'INVALID_LOGIN' | 'INVALID_USERNAME' | 'INVALID_PASSWORD' | 'INVALID_SECURITY_RESPONSE' | 'SECURITYRESPONSES_INCOMPLETE' | 'UNKNOWN_CHALLENGE_KEY' | 'QUESTION_NOT_FOUND' | 'SESSION_EXPIRED' | 'NEW_ACCOUNT' | 'DISABLED_LOGIN' | 'RETRY_LATER' | 'TOO_MANY_REQUESTS' | 'DISABLED_INSTITUTION' | 'METHOD_NOT_AVAILABLE' | 'CONCURRENT_SESSION' | 'ALREADY_AUTHORIZED' | 'Document_Processing_Failed' | 'AGGREGATION_ERROR'
}

export type Institution = {
  readonly Id: number
  /** The name that Authorize takes. */
  readonly Institution: string
  readonly Localizations: readonly ({
    readonly Language: 'en' | 'fr'
    readonly Name: string
    readonly Urls: readonly ({
      readonly Type: 'Main'
      readonly Url: string
    })[]
  })[]
  readonly Status: 'Enabled' | 'Disabled'
  readonly Country: 'CA' | 'US'
}

export type InstitutionWithNumbers = {
  readonly Id: number
  /** The name that Authorize takes. */
  readonly Institution: string
  readonly Localizations: readonly ({
    readonly Language: 'en' | 'fr'
    readonly Name: string
    readonly Urls: readonly ({
      readonly Type: 'Main'
      readonly Url: string
    })[]
  })[]
  readonly Status: 'Enabled' | 'Disabled'
  readonly Country: 'CA' | 'US'
  /** All that it has. */
  readonly RoutingNumbers: readonly string[]
}

export type Institutions = {
  readonly Data: readonly Institution[]
  /** Of all there are. */
  readonly Count: number
}

export type Introspection = {
  /** Everything else is absent when it is not. */
  readonly active: boolean
  readonly client_id?: string
  readonly scope?: string
  readonly sub?: string
  readonly iss?: string
  readonly provider_id?: number
  readonly fdxConsentId?: string
  /** Where the customer agreed to sharing on: the LoginId of Data Sharing. */
  readonly login_id?: string
  /** As granted, where the app asked by it. */
  readonly authorization_details?: AuthorizationDetails
}

export type JournalEntry = {
  readonly journal_entry_id: string
  readonly at: string
  readonly kind: 'change' | 'read'
  /** Also one that only an earlier version recorded. */
  readonly action: string
  readonly actor: Actor
  readonly request_id?: string
  readonly client_id?: string
  readonly provider_id?: number
  readonly customer_id?: string
  readonly consent_id?: string
  readonly detail: Readonly<Record<string, unknown>>
}

export type JournalPage = {
  readonly entries: readonly JournalEntry[]
  /** The `after` of the next page; absent on the last one. */
  readonly next?: string
}

export type KeySet = {
  readonly keys: readonly ({
    readonly kty: string
    readonly crv: string
    readonly x: string
    readonly y: string
    readonly kid: string
    readonly use: string
    readonly alg: string
  })[]
}

export type MfaQuestions = {
  readonly Message: 'SUCCESS'
  readonly Questions: readonly ({
    readonly Question: string
  })[]
}

export type NewClient = {
  readonly client_id: string
  /** Shown this once. */
  readonly client_secret: string
}

export type NewCredential = {
  readonly credential_id: string
  /** Shown this once. */
  readonly secret: string
}

export type NewNotificationSubscription = {
  readonly subscriptionId: string
  readonly type: 'BALANCE' | 'CONSENT_REVOKED' | 'CONSENT_UPDATED' | 'CUSTOM' | 'PLANNED_OUTAGE' | 'RISK' | 'SERVICE'
  readonly category: 'CONSENT' | 'FRAUD' | 'MAINTENANCE' | 'NEW_DATA' | 'SECURITY'
  readonly callbackUrl: string
  readonly effectiveDate: string
  readonly subscriber: Party
  /** What each delivery is signed with (Standard Webhooks). Shown this once. */
  readonly secret: string
}

export type NewOperatorToken = {
  readonly token_id: string
  /** Shown this once. */
  readonly token: string
  readonly expires_at: string
}

export type NewRecipient = {
  readonly client_id: string
  readonly name: string
  readonly logo_uri?: string
  readonly description?: string
  readonly terms_uri?: string
  readonly client_uri?: string
  readonly country: 'CA' | 'US'
  readonly contacts: readonly ({
    readonly email: string
  })[]
  readonly redirect_uris: readonly string[]
  /** Separated by spaces. */
  readonly scope: string
  /** Present where it is true. */
  readonly shares_onward?: boolean
  /** Present where it is true. */
  readonly separate_pending_ids?: boolean
  /** Shown this once. */
  readonly client_secret: string
}

export type NewlyRegistered = {
  readonly client_id: string
  readonly client_name: string
  readonly description?: string
  readonly redirect_uris: readonly string[]
  readonly logo_uri?: string
  readonly client_uri?: string
  readonly tos_uri?: string
  readonly contacts: readonly string[]
  /** Separated by spaces. */
  readonly scope: string
  readonly country: string
  readonly duration_type?: readonly string[]
  readonly duration_period?: number
  readonly lookback_period?: number
  readonly registry_references?: readonly ({
    readonly registered_entity_name?: string
    readonly registered_entity_id?: string
    readonly registry?: 'FDX' | 'GLEIF' | 'ICANN' | 'PRIVATE'
  })[]
  readonly intermediaries?: readonly ({
    readonly name?: string
    readonly description?: string
    readonly uri?: string
    readonly logo_uri?: string
    readonly contacts?: readonly string[]
    readonly registry_references?: readonly ({
      readonly registered_entity_name?: string
      readonly registered_entity_id?: string
      readonly registry?: 'FDX' | 'GLEIF' | 'ICANN' | 'PRIVATE'
    })[]
  })[]
  readonly grant_types: readonly ('authorization_code' | 'refresh_token' | 'client_credentials')[]
  readonly response_types: readonly 'code'[]
  /** The other one works as well. */
  readonly token_endpoint_auth_method: 'client_secret_basic' | 'client_secret_post'
  readonly subject_type: 'pairwise'
  readonly id_token_signed_response_alg: 'ES256'
  /** Of the app itself. Whether a provider lets it in is another matter. */
  readonly status: 'APPROVED'
  /** Seconds since 1970. */
  readonly client_id_issued_at: number
  readonly registration_client_uri: string
  /** Administers this registration. It does not change. */
  readonly registration_access_token: string
  /** Shown this once. */
  readonly client_secret: string
  /** Never. */
  readonly client_secret_expires_at: 0
}

export type NightlyRefreshStatus = {
  readonly HttpStatusCode: 200
  readonly FlinksCode: 'OK'
  readonly Message: string
  readonly IneligibleCards: readonly IneligibleCard[]
}

export type Notification = {
  /** The same at every attempt and in every list: what came twice is known by it. */
  readonly notificationId: string
  readonly type: 'BALANCE' | 'CONSENT_REVOKED' | 'CONSENT_UPDATED' | 'CUSTOM' | 'PLANNED_OUTAGE' | 'RISK' | 'SERVICE'
  readonly category: 'CONSENT' | 'FRAUD' | 'MAINTENANCE' | 'NEW_DATA' | 'SECURITY'
  /** When it happened. */
  readonly sentOn: string
  readonly publisher: Party
  readonly subscriber: Party
  readonly notificationPayload: {
    /** What it is about: a consent, an account as this recipient knows it, or a provider. */
    readonly id: string
    readonly idType: 'ACCOUNT' | 'CONSENT' | 'CUSTOMER' | 'MAINTENANCE' | 'PARTY'
    readonly customFields: {
      readonly name: 'INITIATOR'
      /** Who made it happen. */
      readonly value: 'DATA_ACCESS_PLATFORM' | 'DATA_PROVIDER' | 'DATA_RECIPIENT' | 'INDIVIDUAL' | 'MERCHANT' | 'VENDOR'
    }
    /** What happened. Not a member of the standard, whose types say less. */
    readonly event: 'CONSENT_GRANTED' | 'CONSENT_REVOKED' | 'CONSENT_REPLACED' | 'CONSENT_EXPIRED' | 'ACCOUNT_OPENED' | 'ACCOUNT_CLOSED' | 'ACCOUNT_RENUMBERED' | 'OWNER_WITHDREW' | 'PROVIDER_DISABLED' | 'PROVIDER_ENABLED' | 'REGISTRATION_ACTIVATED' | 'REGISTRATION_SUSPENDED' | 'REGISTRATION_RESUMED'
    /** The provider. Not a member of the standard. */
    readonly providerId: number
    /** The consent. Not a member of the standard. */
    readonly consentId?: string
  }
}

export type NotificationList = {
  readonly page: {
    readonly nextPageKey?: string
    readonly nextOffset?: string
  }
  readonly links: {
    readonly next?: {
      readonly href: string
    }
  }
  readonly notifications: readonly Notification[]
}

export type NotificationSubscription = {
  readonly subscriptionId: string
  readonly type: 'BALANCE' | 'CONSENT_REVOKED' | 'CONSENT_UPDATED' | 'CUSTOM' | 'PLANNED_OUTAGE' | 'RISK' | 'SERVICE'
  readonly category: 'CONSENT' | 'FRAUD' | 'MAINTENANCE' | 'NEW_DATA' | 'SECURITY'
  readonly callbackUrl: string
  readonly effectiveDate: string
  readonly subscriber: Party
}

export type OAuthError = {
  readonly error: string
  /** What was wrong, and what to do. */
  readonly error_description: string
}

export type Operator = {
  readonly operator_id: string
  readonly user_name: string
  readonly name: string
  readonly role: 'viewer' | 'auditor' | 'operator'
  /** None: has not chosen yet, or is disabled. */
  readonly ways_in: readonly ('password' | 'passkey')[]
  readonly disabled: boolean
  readonly locked_until?: string
}

export type OperatorBankCheck = {
  readonly name: string
  readonly title: {
    readonly en: string
    readonly fr: string
  }
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly expected: {
    readonly en: string
    readonly fr: string
  }
  readonly came: {
    readonly en: string
    readonly fr: string
  }
  readonly advice?: {
    readonly en: string
    readonly fr: string
  }
}

export type OperatorBankChecks = {
  readonly checks: readonly OperatorBankCheck[]
}

export type OperatorBankHealth = {
  /** `quiet`: not called in the last hour. `down`: some operation is not called for a while. */
  readonly state: 'quiet' | 'well' | 'failing' | 'down'
  readonly last_hour: {
    readonly calls: number
    /** Failures of the bank: not what it does not have or refuses. */
    readonly failures: number
    /** Milliseconds in which half of the calls were over, to a quarter of it. */
    readonly median: number
    /** Milliseconds in which 19 of 20 calls were over, to a quarter of it. */
    readonly latency: number
  }
  readonly operations: readonly ({
    readonly operation: string
    readonly calls: number
    /** Failures of the bank: not what it does not have or refuses. */
    readonly failures: number
    /** Milliseconds in which half of the calls were over, to a quarter of it. */
    readonly median: number
    /** Milliseconds in which 19 of 20 calls were over, to a quarter of it. */
    readonly latency: number
  })[]
  readonly breakers: readonly ({
    readonly operation: string
    /** `asked`: the bank said when to come back. */
    readonly reason: 'failures' | 'asked'
    /** A name of the guide `bank-trouble`. */
    readonly trouble: string
    readonly opened_at: string
    /** When the bank is tried again. */
    readonly tried_at: string
  })[]
  readonly token_trouble?: {
    /** A name of the guide `bank-trouble`. */
    readonly trouble: string
    readonly at: string
    readonly means?: string
    readonly advice?: string
  }
  /** Grants whose last renewal has an outcome that nobody knows. Each ends with its access token, and its customer signs in again. */
  readonly unknown_renewals: number
  /** Newest first: each kind of trouble of each operation once, of the last thirty days. */
  readonly failures: readonly ({
    readonly operation: string
    /** A name of the guide `bank-trouble`. */
    readonly trouble: string
    readonly means?: string
    readonly advice?: string
    readonly times: number
    readonly last_at: string
    readonly status?: number
    readonly request_id?: string
  })[]
}

export type OperatorBegunTrial = {
  readonly trial_id: string
  /** To be opened by an operator, in a browser. */
  readonly sign_in_address: string
}

export type OperatorConnector = {
  readonly name: string
  readonly means: string
  readonly settings: readonly ({
    readonly name: string
    readonly kind: 'text' | 'number' | 'flag' | 'choice' | 'list' | 'table'
    readonly means: string
    readonly required: boolean
    readonly choices?: readonly string[]
    readonly default?: unknown
  })[]
  readonly secrets: readonly ({
    readonly name: string
    readonly means: string
    readonly required: boolean
  })[]
}

export type OperatorConsent = {
  readonly consent_id: string
  readonly client_id: string
  readonly client_name: string
  readonly provider_id: number
  readonly customer_id: string
  readonly scope: string
  readonly granted_at: string
  readonly expires_at: string
  readonly ended_at?: string
  readonly ended_because?: 'customer' | 'recipient' | 'replaced' | 'expired' | 'operator' | 'bank'
}

export type OperatorConsentDetail = {
  readonly consent_id: string
  readonly client_id: string
  readonly client_name: string
  readonly provider_id: number
  readonly customer_id: string
  readonly scope: string
  readonly granted_at: string
  readonly expires_at: string
  readonly ended_at?: string
  readonly ended_because?: 'customer' | 'recipient' | 'replaced' | 'expired' | 'operator' | 'bank'
  /** As the recipient knows them. */
  readonly accounts: readonly string[]
  /** From the request to the last read, oldest first; at most the latest 500. */
  readonly entries: readonly JournalEntry[]
}

export type OperatorConsentPage = {
  readonly consents: readonly OperatorConsent[]
  /** The `before` of the next page; absent on the last one. */
  readonly next?: string
}

export type OperatorInvitation = {
  readonly operator_id: string
  /** Good once. Shown this once. */
  readonly link: string
  readonly expires_at: string
}

export type OperatorOverview = {
  /** How many are in each status. */
  readonly registrations: Readonly<Record<string, number>>
  /** The last hour, oldest first. */
  readonly minutes: readonly ({
    readonly requests: number
    readonly refused: number
    readonly failed: number
    /** Milliseconds in which 19 of 20 were answered. */
    readonly latency?: number
    readonly at: string
    /** How often one stretch of work kept all other requests waiting for more than 50 ms. */
    readonly holds: number
  })[]
  /** Of the last hour, newest first. */
  readonly failures: readonly ({
    readonly at: string
    readonly request_id?: string
    readonly endpoint?: string
    readonly status?: number
    readonly problem?: string
    readonly provider_id?: number
  })[]
  readonly consents: readonly ({
    readonly day: string
    readonly granted: number
  })[]
}

export type OperatorPasskey = {
  readonly credential_id: string
  readonly created_at: string
  readonly last_used_at: string
}

export type OperatorProvider = {
  readonly provider_id: number
  readonly name: string
  readonly country: 'CA' | 'US'
  readonly connector: string
  readonly status: 'DRAFT' | 'ACTIVE' | 'DISABLED' | 'RETIRED'
  readonly last_hour: OperatorTally
  /** `quiet`: not called in the last hour. `down`: some operation is not called for a while. */
  readonly bank: 'quiet' | 'well' | 'failing' | 'down'
  /** Grants that have ended here and that the bank has not confirmed yet; absent when there are none. */
  readonly unreleased?: {
    readonly waiting: number
    /** Those that were tried four times or more. */
    readonly stuck: number
    readonly oldest_at: string
  }
}

export type OperatorProviderDetail = {
  readonly provider_id: number
  readonly name_en: string
  readonly name_fr: string
  readonly country: 'CA' | 'US'
  readonly language: 'en' | 'fr'
  readonly url?: string
  readonly address?: string
  readonly institution_number?: string
  readonly transit_numbers: readonly string[]
  readonly routing_numbers: readonly string[]
  readonly time_zone: string
  readonly calls_at_once?: number
  readonly connector: string
  readonly status: 'DRAFT' | 'ACTIVE' | 'DISABLED' | 'RETIRED'
  readonly settings: Readonly<Record<string, unknown>>
  /** Grows by one with each change; sent as `from_version` with the next one. */
  readonly settings_version: number
  /** Those that are set, by their names. No call gives one out. */
  readonly secrets: Readonly<Record<string, {
    readonly set_at: string
  }>>
  /** The address to register with the bank: it sends customers back to it. */
  readonly return_uri: string
}

export type OperatorRecipient = {
  readonly client_id: string
  readonly name: string
  readonly organization_id: string
  readonly organization_name: string
  readonly status: 'ACTIVE' | 'SUSPENDED' | 'ENDED'
  readonly created_at: string
}

export type OperatorRecipientDetail = {
  readonly client_id: string
  readonly name: string
  readonly organization_id: string
  readonly organization_name: string
  readonly status: 'ACTIVE' | 'SUSPENDED' | 'ENDED'
  readonly created_at: string
  readonly description?: string
  readonly country: 'CA' | 'US'
  readonly client_uri?: string
  readonly terms_uri?: string
  readonly contacts: readonly string[]
  readonly scope: string
  readonly redirect_uris: readonly string[]
  /** Whether a refresh is answered with the refresh token again. */
  readonly repeats_refresh_token: boolean
  /** Those that work, without the secrets themselves. */
  readonly secrets: readonly ({
    readonly created_at: string
    readonly last_used_at?: string
    /** Of the old one, which works until then. */
    readonly ends_at?: string
  })[]
  readonly registrations: readonly OperatorRegistration[]
}

export type OperatorRegistration = {
  readonly client_id: string
  readonly client_name: string
  readonly provider_id: number
  readonly provider_name: string
  readonly registration_status: 'PENDING_APPROVAL' | 'PENDING_ACTIVATION' | 'SUSPENDED' | 'ACTIVE' | 'REJECTED'
  readonly requested_at: string
  readonly changed_at: string
}

export type OperatorRegistrationDetail = {
  readonly client_id: string
  readonly client_name: string
  readonly provider_id: number
  readonly provider_name: string
  readonly registration_status: 'PENDING_APPROVAL' | 'PENDING_ACTIVATION' | 'SUSPENDED' | 'ACTIVE' | 'REJECTED'
  readonly requested_at: string
  readonly changed_at: string
  /** What customers might take the app for. */
  readonly name_warnings: {
    readonly look_alikes: readonly ({
      readonly client_id: string
      readonly name: string
      readonly organization_name: string
    })[]
    /** Of banks, and our own. */
    readonly names_inside: readonly string[]
  }
  readonly steps: readonly ({
    readonly registration_status: 'PENDING_APPROVAL' | 'PENDING_ACTIVATION' | 'SUSPENDED' | 'ACTIVE' | 'REJECTED'
    readonly at: string
    readonly actor: Actor
    readonly reason?: string
  })[]
}

export type OperatorSession = {
  readonly session_id: string
  readonly created_at: string
  readonly last_seen_at: string
  readonly address: string
  readonly user_agent: string
}

export type OperatorSubscription = {
  readonly subscription_id: string
  readonly client_id: string
  readonly type: 'BALANCE' | 'CONSENT_REVOKED' | 'CONSENT_UPDATED' | 'CUSTOM' | 'PLANNED_OUTAGE' | 'RISK' | 'SERVICE'
  readonly category: 'CONSENT' | 'FRAUD' | 'MAINTENANCE' | 'NEW_DATA' | 'SECURITY'
  readonly callback_url: string
  readonly last_attempt?: {
    readonly at: string
    /** status-204, or why there was no answer. */
    readonly outcome: string
  }
  readonly failing_since?: string
  readonly ended_because?: 'recipient' | 'gone'
  readonly waiting: number
  readonly given_up: number
}

export type OperatorTally = {
  readonly requests: number
  readonly refused: number
  readonly failed: number
  /** Milliseconds in which 19 of 20 were answered. */
  readonly latency?: number
}

export type OperatorToken = {
  readonly token_id: string
  readonly name: string
  readonly role: 'viewer' | 'auditor' | 'operator'
  readonly created_at: string
  readonly expires_at: string
  /** The token that made it, and with which it ends. */
  readonly parent_id?: string
  readonly last_used_at?: string
}

export type OperatorTrial = {
  readonly trial_id: string
  readonly provider_id: number
  readonly begun_at: string
  /** Until then an operator must have signed in at the bank. */
  readonly ends_at: string
  /** waiting: an operator opens sign_in_address. over: it took too long, and ends so. */
  readonly state: 'checking' | 'waiting' | 'reading' | 'done' | 'over'
  /** To be opened by an operator, in a browser. */
  readonly sign_in_address: string
  /** In the order in which they were made. None says anything of a customer. */
  readonly steps: readonly OperatorTrialStep[]
}

export type OperatorTrialStep = {
  readonly name: string
  readonly title: {
    readonly en: string
    readonly fr: string
  }
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly expected: {
    readonly en: string
    readonly fr: string
  }
  readonly came: {
    readonly en: string
    readonly fr: string
  }
  readonly advice?: {
    readonly en: string
    readonly fr: string
  }
  /** Sent to the bank as x-fapi-interaction-id; the log has it, too. */
  readonly request_id: string
}

export type Organization = {
  readonly organization_id: string
  readonly name: string
  /** By which Data Sharing addresses it. */
  readonly customer_id: string
  /** By what its servers are known; anything but strict is weaker. */
  readonly integration: 'strict' | 'any_credential' | 'open_authorize' | 'open_reads'
}

export type OrganizationDetail = {
  readonly organization_id: string
  readonly name: string
  /** By which Data Sharing addresses it. */
  readonly customer_id: string
  /** By what its servers are known; anything but strict is weaker. */
  readonly integration: 'strict' | 'any_credential' | 'open_authorize' | 'open_reads'
  readonly credentials: readonly ({
    readonly credential_id: string
    readonly kind: 'api_secret' | 'secret_key' | 'x_api_key' | 'hmac_secret'
    readonly created_at: string
    readonly last_used_at?: string
  })[]
  readonly partners: readonly ({
    readonly client_id: string
    readonly status: 'ACTIVE' | 'SUSPENDED' | 'ENDED'
    readonly created_at: string
    readonly secrets: readonly ({
      readonly created_at: string
      readonly last_used_at?: string
      /** Of the old one, which works until then. */
      readonly ends_at?: string
    })[]
  })[]
}

export type OrganizationWebhook = {
  readonly webhook_id: string
  readonly url: string
  /** The values of ResponseType that are posted. */
  readonly kinds: readonly ('KYC' | 'GetAccountsDetail')[]
  readonly created_at: string
  readonly last_attempt?: {
    readonly at: string
    /** status-200, or why there was no answer; not-read if the bank did not give the data. */
    readonly outcome: string
  }
  readonly failing_since?: string
  /** gone: its receiver answered 410. */
  readonly ended_because?: 'operator' | 'gone'
  readonly waiting: number
  readonly given_up: number
}

export type PartnerAccess = {
  readonly GetAccountsDetail: readonly SharedAccount[]
  readonly RequestId: string
}

export type PartnerData = {
  readonly RequestId: string
  /** For the partner: the same however often it is asked for. */
  readonly AccessToken: string
  /** When it was made. */
  readonly Date: string
  /** Thirty days from this call. */
  readonly ExpirationDate: string
}

export type Party = {
  readonly name: string
  readonly type: 'DATA_ACCESS_PLATFORM' | 'DATA_PROVIDER' | 'DATA_RECIPIENT' | 'INDIVIDUAL' | 'MERCHANT' | 'VENDOR'
}

export type Provider = {
  readonly provider_id: number
  readonly name: string
  readonly country: 'CA' | 'US'
}

export type ProviderDetail = {
  readonly provider_id: number
  readonly name: string
  readonly country: 'CA' | 'US'
  readonly provider_url?: string
  readonly scopes: readonly ('ACCOUNT_BASIC' | 'ACCOUNT_DETAILED' | 'BALANCES' | 'BILLS' | 'SCHEDULED_PAYMENTS' | 'ACCOUNT_PAYMENTS' | 'PAYMENT_SUPPORT' | 'INVESTMENTS' | 'TRANSACTIONS' | 'IMAGES' | 'STATEMENTS' | 'REWARDS' | 'TERMS_AND_CONDITIONS' | 'TAX' | 'CUSTOMER_CONTACT' | 'CUSTOMER_PERSONAL')[]
  /** Per read, the members that this bank fills. */
  readonly data_inventory: Readonly<Record<string, readonly string[]>>
}

export type ProviderWithStatus = {
  readonly provider_id: number
  readonly name: string
  readonly country: 'CA' | 'US'
  readonly registration_status: 'Activated' | 'PendingActivation' | 'Suspended' | 'Available'
}

export type Recipient = {
  readonly client_id: string
  readonly name: string
  readonly logo_uri?: string
  readonly description?: string
  readonly terms_uri?: string
  readonly client_uri?: string
  readonly country: 'CA' | 'US'
  readonly contacts: readonly ({
    readonly email: string
  })[]
  readonly redirect_uris: readonly string[]
  /** Separated by spaces. */
  readonly scope: string
  /** Present where it is true. */
  readonly shares_onward?: boolean
  /** Present where it is true. */
  readonly separate_pending_ids?: boolean
}

export type RecipientListItem = {
  readonly client_id: string
  readonly name: string
  readonly logo_uri?: string
  readonly description?: string
  readonly terms_uri?: string
  readonly client_uri?: string
  readonly country: 'CA' | 'US'
  readonly contacts: readonly ({
    readonly email: string
  })[]
}

export type RefreshCreated = {
  readonly HttpStatusCode: 201
  readonly FlinksCode: 'CREATED'
  readonly Message: string
}

export type RefreshSettled = {
  readonly HttpStatusCode: 200
  readonly FlinksCode: 'OK'
  readonly Message: string
}

export type RefusedLogin = {
  readonly LoginId: string
  readonly HttpStatusCode: 401
  readonly FlinksCode: 'INVALID_LOGIN'
  readonly Message: string
}

export type Registered = {
  readonly client_id: string
  readonly client_name: string
  readonly description?: string
  readonly redirect_uris: readonly string[]
  readonly logo_uri?: string
  readonly client_uri?: string
  readonly tos_uri?: string
  readonly contacts: readonly string[]
  /** Separated by spaces. */
  readonly scope: string
  readonly country: string
  readonly duration_type?: readonly string[]
  readonly duration_period?: number
  readonly lookback_period?: number
  readonly registry_references?: readonly ({
    readonly registered_entity_name?: string
    readonly registered_entity_id?: string
    readonly registry?: 'FDX' | 'GLEIF' | 'ICANN' | 'PRIVATE'
  })[]
  readonly intermediaries?: readonly ({
    readonly name?: string
    readonly description?: string
    readonly uri?: string
    readonly logo_uri?: string
    readonly contacts?: readonly string[]
    readonly registry_references?: readonly ({
      readonly registered_entity_name?: string
      readonly registered_entity_id?: string
      readonly registry?: 'FDX' | 'GLEIF' | 'ICANN' | 'PRIVATE'
    })[]
  })[]
  readonly grant_types: readonly ('authorization_code' | 'refresh_token' | 'client_credentials')[]
  readonly response_types: readonly 'code'[]
  /** The other one works as well. */
  readonly token_endpoint_auth_method: 'client_secret_basic' | 'client_secret_post'
  readonly subject_type: 'pairwise'
  readonly id_token_signed_response_alg: 'ES256'
  /** Of the app itself. Whether a provider lets it in is another matter. */
  readonly status: 'APPROVED'
  /** Seconds since 1970. */
  readonly client_id_issued_at: number
  readonly registration_client_uri: string
  /** Administers this registration. It does not change. */
  readonly registration_access_token: string
}

export type Registration = {
  readonly client_id: string
  readonly client_name: string
  readonly provider_id: number
  readonly provider_name: string
  readonly country: 'CA' | 'US'
  readonly registration_status: 'PENDING_APPROVAL' | 'PENDING_ACTIVATION' | 'ACTIVE' | 'REJECTED' | 'SUSPENDED'
  /** UTC, with seven fractional digits. */
  readonly requested_on: string
  /** Why it is REJECTED or SUSPENDED, in the operator's words. */
  readonly reason?: string
}

export type ReplacedSecret = {
  readonly client_id: string
  /** Shown this once. */
  readonly client_secret: string
  /** When the old secret ends, where expires_old_in was asked. */
  readonly old_ends_at?: string
}

export type SecretAge = {
  readonly created_at: string
  readonly last_used_at?: string
  /** Of the old one, which works until then. */
  readonly ends_at?: string
}

export type SecretKeys = {
  /** The one that seals, then those that only open. */
  readonly key_ids: readonly string[]
  /** What is not yet sealed with the one that seals. Once empty, the others may be taken out of SECRET_KEY. */
  readonly rests: readonly ({
    readonly purpose: string
    readonly count: number
  })[]
}

export type SecurityChallenge = {
  readonly HttpStatusCode: 203
  /** What may be called next. */
  readonly Links: readonly ({
    readonly rel: string
    readonly href: string
    readonly example: null
  })[]
  readonly SecurityChallenges: readonly ({
    readonly Type: 'QuestionAndAnswer'
    readonly Prompt: string
  })[]
  readonly Institution: string
  readonly RequestId: string
  readonly Tag: unknown
}

export type ServerMetadata = {
  readonly issuer: string
  readonly authorization_endpoint: string
  readonly token_endpoint: string
  readonly revocation_endpoint: string
  readonly introspection_endpoint: string
  readonly userinfo_endpoint: string
  readonly registration_endpoint: string
  readonly jwks_uri: string
  readonly scopes_supported: readonly string[]
  readonly authorization_details_types_supported: readonly string[]
  readonly response_types_supported: readonly string[]
  readonly response_modes_supported: readonly string[]
  readonly grant_types_supported: readonly string[]
  readonly token_endpoint_auth_methods_supported: readonly string[]
  readonly revocation_endpoint_auth_methods_supported: readonly string[]
  readonly introspection_endpoint_auth_methods_supported: readonly string[]
  readonly code_challenge_methods_supported: readonly string[]
  readonly authorization_response_iss_parameter_supported: boolean
  readonly ui_locales_supported: readonly string[]
  readonly subject_types_supported: readonly string[]
  readonly id_token_signing_alg_values_supported: readonly string[]
  readonly claims_supported: readonly string[]
  readonly prompt_values_supported: readonly string[]
  readonly claims_parameter_supported: false
  readonly request_parameter_supported: false
  readonly request_uri_parameter_supported: false
}

export type Setting = {
  readonly name: string
  readonly says: string
  /** Absent for secrets and for what is not set. */
  readonly value?: string
  readonly from: 'environment' | 'default' | 'demo' | 'nowhere'
  readonly is_secret: boolean
}

export type SharedAccount = {
  readonly LoginId: string
  /** The GUID of the organization that shares. */
  readonly CustomerId: string
  readonly InstitutionName: string
  readonly InstitutionId: number
  readonly Institution: string
  readonly Login: BankingLogin
  readonly Accounts: readonly BankingAccount[]
  /** The accounts that the institution cannot read just now, which are in no other list. Absent where it reads all. */
  readonly UnavailableAccounts?: readonly BankingUnavailableAccount[]
  /** Where fewer than 25 transactions were found in all. */
  readonly FlinksCode?: 'NO_TRANSACTION'
  /** What the FlinksCode means. */
  readonly Message?: string
}

export type Sharing = {
  /** Absent until it is opened. */
  readonly connect?: ConnectSettings
  readonly sharing_partners: readonly ({
    readonly permission_id: string
    readonly name: string
    readonly is_enabled: boolean
    readonly created_at: string
    readonly changed_at: string
  })[]
  readonly shares: readonly ({
    readonly share_id: string
    readonly login_id: string
    /** As the recipient knows it. */
    readonly account_id: string
    readonly state: 'LIVING' | 'EXPIRED' | 'ENDED' | 'CONSENT_ENDED'
    readonly expires_at: string
    readonly last_read_at?: string
  })[]
  readonly logins: readonly ({
    readonly login_id: string
    readonly client_id: string
    readonly provider_id: number
    readonly created_at: string
    /** The consent behind it; absent when none lives. */
    readonly consent_id?: string
  })[]
}

export type SharingError = {
  readonly HttpStatusCode: number
  /** By parameter, what was wrong. */
  readonly ValidationDetails?: Readonly<Record<string, readonly string[]>>
  readonly FlinksCode: string
  /** Where no single parameter was wrong. */
  readonly Message?: string
}

export type SigningKey = {
  readonly kid: string
  readonly public_jwk: Readonly<Record<string, unknown>>
  /** One signs; announced ones will, and those that verify only did. */
  readonly state: 'announced' | 'signs' | 'verifies' | 'retired'
  /** Whether it is the one that signs now. */
  readonly signs: boolean
  readonly created_at: string
  readonly sign_from: string
  /** When its last token is over, where another key follows it. */
  readonly verifies_until?: string
  readonly retired_at?: string
}

export type StatementsByAccount = {
  readonly HttpStatusCode: 200
  readonly StatementsByAccount: readonly ({
    readonly AccountId: string
    readonly AccountNumber: unknown
    readonly Statements: readonly BankingStatement[]
  })[]
  /** The accounts that the institution cannot read just now, which are in no other list. Absent where it reads all. */
  readonly UnavailableAccounts?: readonly BankingUnavailableAccount[]
  readonly InstitutionName: string
  readonly InstitutionId: number
  readonly Institution: string
  readonly Login: BankingLogin
  /** What may be called next. */
  readonly Links: readonly ({
    readonly rel: string
    readonly href: string
    readonly example: null
  })[]
  readonly RequestId: string
  readonly Tag: unknown
}

export type Tokens = {
  readonly access_token: string
  readonly token_type: 'Bearer'
  /** With an authorization code, unless the consent is for one time. It stays as it is; a refresh repeats it where the operator has set so for the recipient. */
  readonly refresh_token?: string
  /** Seconds. */
  readonly expires_in: number
  /** What the access token opens, separated by spaces. */
  readonly scope: string
  /** Where openid was granted (OpenID Connect Core 2). Signed with ES256. */
  readonly id_token?: string
  /** With an authorization code, where the customer agreed to sharing on: the LoginId of Data Sharing. */
  readonly login_id?: string
  /** As granted (RFC 9396 7), where the app asked by authorization_details. */
  readonly authorization_details?: AuthorizationDetails
}

export type UserClaims = {
  /** The same as in the id_token and in access tokens; of this app alone. */
  readonly sub: string
  /** CUSTOMER_CONTACT. Of a business its own. */
  readonly name?: string
  /** CUSTOMER_CONTACT. */
  readonly given_name?: string
  /** CUSTOMER_CONTACT. */
  readonly middle_name?: string
  /** CUSTOMER_CONTACT. */
  readonly family_name?: string
  /** CUSTOMER_CONTACT. Whether it was verified no bank says. */
  readonly email?: string
  /** CUSTOMER_CONTACT. As E.164 where the country is known. */
  readonly phone_number?: string
  /** CUSTOMER_CONTACT. */
  readonly address?: {
    readonly formatted?: string
    readonly street_address?: string
    readonly locality?: string
    readonly region?: string
    readonly postal_code?: string
    /** ISO 3166, two letters. */
    readonly country?: string
  }
  /** CUSTOMER_PERSONAL. YYYY-MM-DD. */
  readonly birthdate?: string
}

export type WebhookDelivery = {
  /** The header portage-delivery-id, the same at every attempt. */
  readonly delivery_id: string
  readonly kind: 'KYC' | 'GetAccountsDetail'
  readonly cause: 'authorized' | 'read' | 'refresh' | 'test'
  /** Absent in a test. */
  readonly login_id?: string
  readonly created_at: string
  readonly attempts: number
  /** failed: a test, which is not repeated. withheld: no consent opens it. */
  readonly state: 'waiting' | 'delivered' | 'given-up' | 'withheld' | 'failed'
  readonly last_attempt?: {
    readonly at: string
    /** status-200, or why there was no answer; not-read if the bank did not give the data. */
    readonly outcome: string
  }
  readonly due_at?: string
  /** The beginning of what the receiver answered to a test. */
  readonly answer?: string
  readonly can_send_again: boolean
}

export type WebhookTest = {
  readonly delivery_id: string
}

export type Fdx5RevokeConsentBody = {
  readonly reason: 'BUSINESS_RULE' | 'USER_ACTION'
  /** At whose wish: INDIVIDUAL where the customer asked the recipient for it. */
  readonly initiator: 'DATA_ACCESS_PLATFORM' | 'DATA_PROVIDER' | 'DATA_RECIPIENT' | 'INDIVIDUAL' | 'MERCHANT' | 'VENDOR'
}

export type Fdx5CreateNotificationSubscriptionBody = {
  readonly type: 'BALANCE' | 'CONSENT_REVOKED' | 'CONSENT_UPDATED' | 'CUSTOM' | 'PLANNED_OUTAGE' | 'RISK' | 'SERVICE'
  readonly category: 'CONSENT' | 'FRAUD' | 'MAINTENANCE' | 'NEW_DATA' | 'SECURITY'
  /** Where notifications are posted to: https, on the public internet. */
  readonly callbackUrl: string
  /** From which day on, in UTC; from now on unless said. */
  readonly effectiveDate?: string
  /** Taken for what the standard has it; who subscribes is known by the token. */
  readonly subscriber?: Party
}

export type Fdx6RevokeConsentBody = {
  readonly reason: 'BUSINESS_RULE' | 'USER_ACTION'
  /** At whose wish: INDIVIDUAL where the customer asked the recipient for it. */
  readonly initiator: 'DATA_ACCESS_PLATFORM' | 'DATA_PROVIDER' | 'DATA_RECIPIENT' | 'INDIVIDUAL' | 'MERCHANT' | 'VENDOR'
}

export type Fdx6CreateNotificationSubscriptionBody = {
  readonly type: 'BALANCE' | 'CONSENT_REVOKED' | 'CONSENT_UPDATED' | 'CUSTOM' | 'PLANNED_OUTAGE' | 'RISK' | 'SERVICE'
  readonly category: 'CONSENT' | 'FRAUD' | 'MAINTENANCE' | 'NEW_DATA' | 'SECURITY'
  /** Where notifications are posted to: https, on the public internet. */
  readonly callbackUrl: string
  /** From which day on, in UTC; from now on unless said. */
  readonly effectiveDate?: string
  /** Taken for what the standard has it; who subscribes is known by the token. */
  readonly subscriber?: Party
}

export type Fdx6RegisterBody = {
  /** Shown to customers. */
  readonly client_name: string
  readonly description?: string | null
  /** Where customers are sent back to. Compared to the letter. */
  readonly redirect_uris: string | readonly string[]
  readonly logo_uri?: unknown
  readonly client_uri?: unknown
  /** The terms of use; client_uri unless said. */
  readonly tos_uri?: unknown
  readonly contacts?: readonly string[] | null
  /** Separated by spaces, or a list. The most that the recipient may ever ask for; always ACCOUNT_BASIC. */
  readonly scope: string | readonly string[]
  /** CA unless said. Not a member of the standard. */
  readonly country?: 'CA' | 'US' | null
  /** The only ones that the app will ask for. */
  readonly duration_type?: readonly ('ONE_TIME' | 'PERSISTENT' | 'TIME_BOUND')[]
  /** The most days of a TIME_BOUND consent. */
  readonly duration_period?: number
  /** The most days that a consent reaches back. */
  readonly lookback_period?: number
  readonly registry_references?: readonly ({
    readonly registered_entity_name?: string
    readonly registered_entity_id?: string
    readonly registry?: 'FDX' | 'GLEIF' | 'ICANN' | 'PRIVATE'
  })[]
  readonly intermediaries?: readonly ({
    readonly name?: string
    readonly description?: string
    readonly uri?: string
    readonly logo_uri?: string
    readonly contacts?: readonly string[]
    readonly registry_references?: readonly ({
      readonly registered_entity_name?: string
      readonly registered_entity_id?: string
      readonly registry?: 'FDX' | 'GLEIF' | 'ICANN' | 'PRIVATE'
    })[]
  })[]
  readonly grant_types?: readonly ('authorization_code' | 'refresh_token' | 'client_credentials')[]
  readonly response_types?: readonly 'code'[]
  readonly token_endpoint_auth_method?: 'client_secret_basic' | 'client_secret_post'
  readonly subject_type?: 'pairwise'
  readonly id_token_signed_response_alg?: 'ES256'
}

export type Fdx6ChangeRegisteredBody = {
  /** Shown to customers. */
  readonly client_name: string
  readonly description?: string | null
  /** Where customers are sent back to. Compared to the letter. */
  readonly redirect_uris: string | readonly string[]
  readonly logo_uri?: unknown
  readonly client_uri?: unknown
  /** The terms of use; client_uri unless said. */
  readonly tos_uri?: unknown
  readonly contacts?: readonly string[] | null
  /** Separated by spaces, or a list. The most that the recipient may ever ask for; always ACCOUNT_BASIC. */
  readonly scope: string | readonly string[]
  /** CA unless said. Not a member of the standard. */
  readonly country?: 'CA' | 'US' | null
  /** The only ones that the app will ask for. */
  readonly duration_type?: readonly ('ONE_TIME' | 'PERSISTENT' | 'TIME_BOUND')[]
  /** The most days of a TIME_BOUND consent. */
  readonly duration_period?: number
  /** The most days that a consent reaches back. */
  readonly lookback_period?: number
  readonly registry_references?: readonly ({
    readonly registered_entity_name?: string
    readonly registered_entity_id?: string
    readonly registry?: 'FDX' | 'GLEIF' | 'ICANN' | 'PRIVATE'
  })[]
  readonly intermediaries?: readonly ({
    readonly name?: string
    readonly description?: string
    readonly uri?: string
    readonly logo_uri?: string
    readonly contacts?: readonly string[]
    readonly registry_references?: readonly ({
      readonly registered_entity_name?: string
      readonly registered_entity_id?: string
      readonly registry?: 'FDX' | 'GLEIF' | 'ICANN' | 'PRIVATE'
    })[]
  })[]
  readonly grant_types?: readonly ('authorization_code' | 'refresh_token' | 'client_credentials')[]
  readonly response_types?: readonly 'code'[]
  readonly token_endpoint_auth_method?: 'client_secret_basic' | 'client_secret_post'
  readonly subject_type?: 'pairwise'
  readonly id_token_signed_response_alg?: 'ES256'
  readonly client_id: string
  /** The present one, where it is sent. */
  readonly client_secret?: string
}

export type IntrospectBody = {
  /** A refresh token, or an access token. */
  readonly token: string
  /** Not needed. */
  readonly token_type_hint?: string
  /** With client_secret, instead of HTTP Basic. */
  readonly client_id?: string
  /** With client_id, instead of HTTP Basic. */
  readonly client_secret?: string
}

export type OperatorSuspendClientBody = {
  /** Kept in the journal. */
  readonly reason: string
}

export type OperatorRevokeConsentBody = {
  /** Kept in the journal. */
  readonly reason: string
}

export type OperatorMakeKeyBody = {
  readonly hours: 24 | 48 | 168
}

export type OperatorEndKeyBody = {
  /** Kept in the journal. */
  readonly reason: string
}

export type OperatorInviteOperatorBody = {
  /** Looks like an e-mail address. */
  readonly user_name: string
  readonly role: 'viewer' | 'auditor' | 'operator'
  readonly name?: string
}

export type OperatorCreateOrganizationBody = {
  readonly name: string
}

export type OperatorSetConnectBody = {
  /** Links may add parameters to them. */
  readonly redirect_urls: readonly string[]
  /** The sites that may embed Connect. */
  readonly origins: readonly string[]
  /** The organization's own, as customers know it. Needed to open it. */
  readonly site?: string
  /** Of its pages; absent, the browser's. */
  readonly language?: 'en' | 'fr'
  /** Of its pages; absent, the browser's. */
  readonly theme?: 'light' | 'dark'
  /** The colour of links and buttons, such as #0a5a5d. Its contrast with the pages must be 4.5:1. */
  readonly accent?: string
  /** Whether every link must carry an authorize token, which makes one connection. */
  readonly requires_token?: boolean
  /** Whether links without a customerId and without a token are of this organization. */
  readonly is_default?: boolean
}

export type OperatorCreateCredentialBody = {
  readonly kind: 'api_secret' | 'secret_key' | 'x_api_key' | 'hmac_secret'
}

export type OperatorSetIntegrationBody = {
  /** Each is weaker than the one before it; the guide on data sharing has them. */
  readonly level: 'strict' | 'any_credential' | 'open_authorize' | 'open_reads'
}

export type OperatorDeleteLoginBody = {
  /** Kept in the journal. */
  readonly reason: string
}

export type OperatorCreateRecipientBody = {
  /** Shown to customers. */
  readonly name: string
  readonly description?: string | null
  /** Separated by spaces, or a list. The most that the recipient may ever ask for; always ACCOUNT_BASIC. */
  readonly scope: string | readonly string[]
  /** Where customers are sent back to. Compared to the letter. */
  readonly redirect_uris: string | readonly string[]
  readonly logo_uri?: unknown
  readonly terms_uri?: unknown
  readonly client_uri?: unknown
  /** CA unless said. */
  readonly country?: 'CA' | 'US' | null
  readonly contacts?: readonly ({
    readonly email: string
  })[] | null
  /** Whether customers are asked to let the organization share on with partners of its own. */
  readonly shares_onward?: boolean
  /** Whether a transaction has another id in FDX while it is pending, as Plaid’s Core Exchange asks. */
  readonly separate_pending_ids?: boolean
}

export type OperatorSetWebhookBody = {
  /** https on the public internet; redirects are not followed. */
  readonly url: string
  /** The values of ResponseType that are posted. */
  readonly kinds: readonly ('KYC' | 'GetAccountsDetail')[]
}

export type OperatorTestWebhookBody = {
  readonly kind: 'KYC' | 'GetAccountsDetail'
}

export type OperatorAddProviderBody = {
  /** The next free one, if it is left out. */
  readonly provider_id?: string
  readonly connector: string
  /** The name in English. */
  readonly name_en: string
  /** The name in French. */
  readonly name_fr: string
  readonly country: 'CA' | 'US'
  /** The first language of its customers. */
  readonly language: 'en' | 'fr'
  /** The address of its site. */
  readonly url?: string
  /** The postal address, on several lines. */
  readonly address?: string
  /** Of the Canadian clearing system. */
  readonly institution_number?: string
  /** Of its branches in Canada. */
  readonly transit_numbers?: readonly string[]
  /** Of a Canadian bank 0, institution number and transit number; of another its ABA numbers. */
  readonly routing_numbers?: readonly string[]
  /** The IANA name of the zone in which its days begin. */
  readonly time_zone?: string
  /** The most calls that one process makes to it at once: the option PROVIDER_CALLS unless said. */
  readonly calls_at_once?: number
  /** Those of its connector. */
  readonly settings?: Readonly<Record<string, unknown>>
}

export type OperatorChangeProviderBody = {
  /** The settings_version that the change was made from. */
  readonly from_version: string
  /** The name in English. */
  readonly name_en: string
  /** The name in French. */
  readonly name_fr: string
  readonly country: 'CA' | 'US'
  /** The first language of its customers. */
  readonly language: 'en' | 'fr'
  /** The address of its site. */
  readonly url?: string
  /** The postal address, on several lines. */
  readonly address?: string
  /** Of the Canadian clearing system. */
  readonly institution_number?: string
  /** Of its branches in Canada. */
  readonly transit_numbers?: readonly string[]
  /** Of a Canadian bank 0, institution number and transit number; of another its ABA numbers. */
  readonly routing_numbers?: readonly string[]
  /** The IANA name of the zone in which its days begin. */
  readonly time_zone?: string
  /** The most calls that one process makes to it at once: the option PROVIDER_CALLS unless said. */
  readonly calls_at_once?: number
  /** Those of its connector. */
  readonly settings?: Readonly<Record<string, unknown>>
}

export type OperatorSetProviderSecretBody = {
  readonly value: string
}

export type OperatorApplyProvidersBody = {
  readonly providers: readonly ({
    readonly provider_id: string
    readonly connector: string
    /** As it is, or DRAFT for a new one, if it is left out. */
    readonly status?: 'DRAFT' | 'ACTIVE' | 'DISABLED' | 'RETIRED'
    /** The name in English. */
    readonly name_en: string
    /** The name in French. */
    readonly name_fr: string
    readonly country: 'CA' | 'US'
    /** The first language of its customers. */
    readonly language: 'en' | 'fr'
    /** The address of its site. */
    readonly url?: string
    /** The postal address, on several lines. */
    readonly address?: string
    /** Of the Canadian clearing system. */
    readonly institution_number?: string
    /** Of its branches in Canada. */
    readonly transit_numbers?: readonly string[]
    /** Of a Canadian bank 0, institution number and transit number; of another its ABA numbers. */
    readonly routing_numbers?: readonly string[]
    /** The IANA name of the zone in which its days begin. */
    readonly time_zone?: string
    /** The most calls that one process makes to it at once: the option PROVIDER_CALLS unless said. */
    readonly calls_at_once?: number
    /** Those of its connector. */
    readonly settings?: Readonly<Record<string, unknown>>
    /** Those to set; the others stay as they are. */
    readonly secrets?: Readonly<Record<string, string>>
  })[]
  /** Disables the active providers that are not in the list. */
  readonly prune?: boolean
  /** Changes nothing, and tells what would change. */
  readonly dry_run?: boolean
}

export type OperatorChangeRedirectUrisBody = {
  /** Where customers are sent back to. Compared to the letter. */
  readonly redirect_uris: string | readonly string[]
}

export type OperatorSetRefreshAnswerBody = {
  readonly repeats_refresh_token: boolean
}

export type OperatorRequestRegistrationsBody = {
  readonly provider_ids: readonly number[]
}

export type OperatorChangeRegistrationBody = {
  /** The status that you saw when you decided: if it has changed since, nothing is done. */
  readonly from: 'PENDING_APPROVAL' | 'PENDING_ACTIVATION' | 'SUSPENDED' | 'ACTIVE' | 'REJECTED'
  /** Needed to reject and to suspend; the partner is told. */
  readonly reason?: string
}

export type OperatorCreateTokenBody = {
  /** What will use it. */
  readonly name: string
  readonly role: 'viewer' | 'auditor' | 'operator'
  /** 1 to 366. */
  readonly days: number
  /** Whose. Only commands on the server's own machine name somebody. */
  readonly user_name?: string
}

export type CreateRecipientBody = {
  /** Shown to customers. */
  readonly name: string
  readonly description?: string | null
  /** Separated by spaces, or a list. The most that the recipient may ever ask for; always ACCOUNT_BASIC. */
  readonly scope: string | readonly string[]
  /** Where customers are sent back to. Compared to the letter. */
  readonly redirect_uris: string | readonly string[]
  readonly logo_uri?: unknown
  readonly terms_uri?: unknown
  readonly client_uri?: unknown
  /** CA unless said. */
  readonly country?: 'CA' | 'US' | null
  readonly contacts?: readonly ({
    readonly email: string
  })[] | null
  /** Whether customers are asked to let the organization share on with partners of its own. */
  readonly shares_onward?: boolean
  /** Whether a transaction has another id in FDX while it is pending, as Plaid’s Core Exchange asks. */
  readonly separate_pending_ids?: boolean
}

export type ChangeRedirectUrisBody = {
  /** Where customers are sent back to. Compared to the letter. */
  readonly redirect_uris: string | readonly string[]
}

export type RequestRegistrationsByBodyBody = {
  readonly recipient_ids: readonly string[]
  readonly provider_ids: readonly number[]
}

export type RevokeTokenBody = {
  /** A refresh token, or an access token. */
  readonly token: string
  /** Not needed. */
  readonly token_type_hint?: string
  /** With client_secret, instead of HTTP Basic. */
  readonly client_id?: string
  /** With client_id, instead of HTTP Basic. */
  readonly client_secret?: string
}

export type TokenBody = {
  /** One of client_credentials, authorization_code, refresh_token. */
  readonly grant_type?: string
  /** Of grant_type=authorization_code: lives 60 seconds and works once. */
  readonly code?: string
  /** The one that the code was sent to. */
  readonly redirect_uri?: string
  /** Where the authorize request carried a code_challenge (RFC 7636). */
  readonly code_verifier?: string
  /** Of grant_type=refresh_token. */
  readonly refresh_token?: string
  /** `client:admin` for a partner; nothing or `client:providers` for a recipient; fewer clusters for a refresh. */
  readonly scope?: string
  /** With client_secret, instead of HTTP Basic. */
  readonly client_id?: string
  /** With client_id, instead of HTTP Basic. */
  readonly client_secret?: string
}

export type AnswerMfaQuestionsBody = {
  readonly LoginId: string
  readonly Questions: readonly ({
    readonly Question: string
    readonly Answer: string
  })[]
}

export type BankingAuthorizeBody = {
  /** Of a customer who connected before. With MostRecentCached. */
  readonly LoginId?: string
  /** With LoginId. Reads are always live, so both values mean the same. */
  readonly MostRecentCached?: boolean
  /** With Password and Institution: at a test institution alone. */
  readonly Username?: string
  readonly Password?: string
  /** For instance FlinksCapital. */
  readonly Institution?: string
  /** Of the security questions and names. */
  readonly Language?: 'en' | 'fr'
  readonly Save?: boolean
  /** Comes back with every answer. */
  readonly Tag?: string
  /** With SecurityResponses: which Authorize is answered. */
  readonly RequestId?: string
  /** By the question as it was asked, a list with the answer. */
  readonly SecurityResponses?: Readonly<Record<string, string | readonly string[]>>
}

export type BankingAuthorizeMultipleBody = {
  /** With LoginId. Reads are always live, so both values mean the same. */
  readonly MostRecentCached?: boolean
  /** Of the security questions and names. */
  readonly Language?: 'en' | 'fr'
  /** Comes back with every answer. */
  readonly Tag?: string
  readonly LoginIds: readonly string[]
}

export type GetAccountsDetailBody = {
  /** Transit, institution and account numbers. */
  readonly WithAccountIdentity?: boolean
  /** The holder. */
  readonly WithKYC?: boolean
  readonly WithBalance?: boolean
  readonly WithTransactions?: boolean
  /** Days90, Days365, or in older integrations Days360. */
  readonly DaysOfTransactions?: 'Days90' | 'Days360' | 'Days365'
  /** Instead of DaysOfTransactions: the first day. Days are those of Toronto. */
  readonly DateFrom?: string
  /** With DateFrom: the last day; today, unless said. */
  readonly DateTo?: string
  /** Only these. */
  readonly AccountsFilter?: readonly string[]
  /** By account, a transaction that is known: only what has posted since it is given. */
  readonly RefreshDelta?: readonly ({
    readonly AccountId: string
    readonly TransactionId: string
  })[]
  /** Statements, too. */
  readonly WithDetailsAndBankingStatements?: boolean
  readonly NumberOfBankingStatements?: 'MostRecent' | 'Months3' | 'Months12'
  /** Of Authorize. */
  readonly RequestId: string
}

export type GetAccountsDetailAsyncBodyBody = {
  /** Transit, institution and account numbers. */
  readonly WithAccountIdentity?: boolean
  /** The holder. */
  readonly WithKYC?: boolean
  readonly WithBalance?: boolean
  readonly WithTransactions?: boolean
  /** Days90, Days365, or in older integrations Days360. */
  readonly DaysOfTransactions?: 'Days90' | 'Days360' | 'Days365'
  /** Instead of DaysOfTransactions: the first day. Days are those of Toronto. */
  readonly DateFrom?: string
  /** With DateFrom: the last day; today, unless said. */
  readonly DateTo?: string
  /** Only these. */
  readonly AccountsFilter?: readonly string[]
  /** By account, a transaction that is known: only what has posted since it is given. */
  readonly RefreshDelta?: readonly ({
    readonly AccountId: string
    readonly TransactionId: string
  })[]
  /** Statements, too. */
  readonly WithDetailsAndBankingStatements?: boolean
  readonly NumberOfBankingStatements?: 'MostRecent' | 'Months3' | 'Months12'
  /** Of Authorize. */
  readonly RequestId: string
}

export type GetAccountsDetailAsyncPostBody = {
  /** Transit, institution and account numbers. */
  readonly WithAccountIdentity?: boolean
  /** The holder. */
  readonly WithKYC?: boolean
  readonly WithBalance?: boolean
  readonly WithTransactions?: boolean
  /** Days90, Days365, or in older integrations Days360. */
  readonly DaysOfTransactions?: 'Days90' | 'Days360' | 'Days365'
  /** Instead of DaysOfTransactions: the first day. Days are those of Toronto. */
  readonly DateFrom?: string
  /** With DateFrom: the last day; today, unless said. */
  readonly DateTo?: string
  /** Only these. */
  readonly AccountsFilter?: readonly string[]
  /** By account, a transaction that is known: only what has posted since it is given. */
  readonly RefreshDelta?: readonly ({
    readonly AccountId: string
    readonly TransactionId: string
  })[]
  /** Statements, too. */
  readonly WithDetailsAndBankingStatements?: boolean
  readonly NumberOfBankingStatements?: 'MostRecent' | 'Months3' | 'Months12'
  /** Of Authorize. */
  readonly RequestId?: string
}

export type GetAccountsSummaryBody = {
  readonly WithBalance?: boolean
  /** Transit and institution numbers. */
  readonly WithAccountIdentity?: boolean
  /** Of Authorize. */
  readonly RequestId: string
}

export type GetAccountsSummaryAsyncBodyBody = {
  readonly WithBalance?: boolean
  /** Transit and institution numbers. */
  readonly WithAccountIdentity?: boolean
  /** Of Authorize. */
  readonly RequestId: string
}

export type GetAccountsSummaryAsyncPostBody = {
  readonly WithBalance?: boolean
  /** Transit and institution numbers. */
  readonly WithAccountIdentity?: boolean
  /** Of Authorize. */
  readonly RequestId?: string
}

export type GetStatementsBody = {
  readonly NumberOfStatements?: 'MostRecent' | 'Months3' | 'Months12'
  /** Only these. */
  readonly AccountsFilter?: readonly string[]
  /** Of Authorize. */
  readonly RequestId: string
}

export type GetStatementsAsyncBodyBody = {
  readonly NumberOfStatements?: 'MostRecent' | 'Months3' | 'Months12'
  /** Only these. */
  readonly AccountsFilter?: readonly string[]
  /** Of Authorize. */
  readonly RequestId: string
}

export type GetStatementsAsyncPostBody = {
  readonly NumberOfStatements?: 'MostRecent' | 'Months3' | 'Months12'
  /** Only these. */
  readonly AccountsFilter?: readonly string[]
  /** Of Authorize. */
  readonly RequestId?: string
}

export type SetScheduledRefreshBody = {
  readonly LoginId: string
  readonly IsActivated: boolean
}

/** The members whose numbers are amounts or rates. */
export const decimalMembers: ReadonlySet<string> = new Set([
  'accountClosureFee',
  'accountInactivityFee',
  'accrued',
  'accruedInterest',
  'accruedYtd',
  'adjusted',
  'advancesApr',
  'amount',
  'annualMembershipFee',
  'annualPercentageRate',
  'annualPercentageYield',
  'apr',
  'apy',
  'autoPayAmount',
  'availableBalance',
  'availableCash',
  'availableCashBalance',
  'availableCredit',
  'balance',
  'balanceSubjectToDeferredInterest',
  'balanceSubjectToInterestRate',
  'balanceTransfersApr',
  'balanceValue',
  'callPrice',
  'cardReplacementFee',
  'cashAdvanceBalance',
  'cashAdvanceLimit',
  'cashiersCheckFee',
  'changeInPrice',
  'checkRedepositFee',
  'closingAvailableBalance',
  'closingLedgerBalance',
  'commission',
  'convenienceChecksFee',
  'costBasis',
  'couponRate',
  'creditLine',
  'currencyRate',
  'currentAmortizationFactor',
  'currentAvailableBalance',
  'currentBalance',
  'currentLedgerBalance',
  'currentLoanBalance',
  'currentUnitPrice',
  'currentValue',
  'dailyChange',
  'deferredInterestCharge',
  'domesticAtmFee',
  'domesticOutgoingWireFee',
  'employeeAfterTaxAmount',
  'employeeAfterTaxPercentage',
  'employeeDeferPreTaxAmount',
  'employeeDeferPreTaxPercentage',
  'employeePreTaxAmount',
  'employeePreTaxPercentage',
  'employeeRothTaxAmount',
  'employeeRothTaxPercentage',
  'employeeYearToDate',
  'employerMatchAmount',
  'employerMatchPercentage',
  'employerYearToDate',
  'escrowAmount',
  'escrowBalance',
  'excessWithdrawalsFee',
  'faceValue',
  'fee',
  'feePercentage',
  'fees',
  'feesAmount',
  'financeCharges',
  'fixedFinanceChargeFee',
  'foreignAmount',
  'foreignAtmForeignCurrencyAdvanceFee',
  'foreignAtmUsDollarAdvanceFee',
  'foreignPurchaseForeignCurrencyFee',
  'fractionalCash',
  'gain',
  'immediateAvailableBalance',
  'incomingTransferFee',
  'incomingWireFee',
  'initialLoanBalance',
  'insuranceAmount',
  'interestAmount',
  'interestCharge',
  'interestPaidYearToDate',
  'interestRate',
  'interestYtd',
  'internationalOutgoingWireFee',
  'lastPaymentAmount',
  'lastStmtBalance',
  'latePaymentFee',
  'limitPrice',
  'load',
  'loanInterest',
  'loanInterestToDate',
  'loanPaymentAmount',
  'loanPaymentInitial',
  'loanPrincipal',
  'loanRate',
  'loanTotalProjectedInterest',
  'marginBalance',
  'marketValue',
  'markup',
  'maximumAmount',
  'minimumBalance',
  'minimumInterestCharge',
  'minimumPaymentAmount',
  'minimumPaymentDue',
  'moneyOrderFee',
  'monthlyAccountFee',
  'monthlyFeeWaiverBalance',
  'monthlyFeeWaiverDirectDeposit',
  'multiplier',
  'netPresentValue',
  'newUnits',
  'nextDayAvailableBalance',
  'nextPaymentAmount',
  'nonsufficientFundsFee',
  'numberOfPayments',
  'oldUnits',
  'openingAvailableBalance',
  'openingDayBalance',
  'openingLedgerBalance',
  'originalPrincipal',
  'otherVestAmount',
  'otherVestPercentage',
  'outstandingBalance',
  'outstandingCreditsAmount',
  'outstandingDebitsAmount',
  'overdraftFee',
  'overdraftFeeWaiverBalance',
  'overdraftFeeWaiverDebit',
  'overdraftProtectionFee',
  'overlimitFee',
  'paperStatementsFee',
  'parValue',
  'pastDueAmount',
  'payOffAmount',
  'paymentAmount',
  'paymentFrequencyMultiplier',
  'payoutAmount',
  'payoutChangeAmount',
  'payoutChangePercentage',
  'penalty',
  'penaltyApr',
  'percent',
  'percentageChange',
  'pmiAmount',
  'policyCoverageAmount',
  'policyPremium',
  'ppilApr',
  'ppilBalance',
  'price',
  'principalAmount',
  'principalBalance',
  'priorInterestRate',
  'priorRate',
  'promotionApr',
  'purchaseApr',
  'purchasedPrice',
  'purchasesApr',
  'quantity',
  'rate',
  'redeemedYtd',
  'returnedPaymentFee',
  'rolloverAmount',
  'rolloverContributionAmount',
  'rolloverContributionPercentage',
  'runningBalance',
  'shares',
  'sharesPerContract',
  'shortBalance',
  'specialTermsBalance',
  'splitRatioDenominator',
  'splitRatioNumerator',
  'stateWithholding',
  'statementBalance',
  'stopPaymentFee',
  'stopPrice',
  'strikePrice',
  'surrenderValue',
  'targetRateSaleApr',
  'taxes',
  'totalPaymentDue',
  'transferBalance',
  'transferMaxAmount',
  'transferRemainingAmount',
  'transfersApr',
  'travelMembershipFee',
  'twoDaysPlusAvailableBalance',
  'unVestedBalance',
  'unVestedQuantity',
  'unitPrice',
  'units',
  'unitsStreet',
  'unitsUser',
  'vestedBalance',
  'vestedQuantity',
  'vestingPercentage',
  'withholding',
  'yield',
  'yieldToCall',
  'yieldToMaturity',
])
