// What the banks write on a line of an account, in each bank's language. Every merchant is invented.

import type { Language } from '../../../domain/retrieval/connector.ts'

type Names = readonly [string, ...string[]]

/** A kind of shop: what its purchases are filed under, and shops of the kind. */
type Shops = { readonly category: string; readonly names: Names }

type ForeignShop = { readonly name: string; readonly currency: 'USD' | 'EUR' | 'GBP' }

export type Words = {
  readonly shops: Readonly<Record<ShopKind, Shops>>
  readonly subscriptions: Names
  readonly friends: Names
  readonly clients: Names
  readonly suppliers: Names
  readonly categories: Readonly<Record<Category, string>>
  readonly lines: Readonly<Record<Line, string>>
}

export type ShopKind =
  | 'groceries'
  | 'restaurant'
  | 'coffee'
  | 'fuel'
  | 'pharmacy'
  | 'clothing'
  | 'online'
  | 'leisure'
  | 'gifts'
  | 'office'

export type Category =
  | 'income'
  | 'housing'
  | 'bills'
  | 'transfer'
  | 'cash'
  | 'fees'
  | 'interest'
  | 'subscriptions'
  | 'transit'
  | 'travel'
  | 'investing'
  | 'debt'
  | 'sales'
  | 'payroll'
  | 'supplies'
  | 'taxes'
  | 'refund'

export type Line =
  | 'pay'
  | 'rent'
  | 'rentCheque'
  | 'phone'
  | 'internet'
  | 'hydro'
  | 'insurance'
  | 'transit'
  | 'atm'
  | 'fee'
  | 'cardFee'
  | 'nsf'
  | 'returned'
  | 'interestPaid'
  | 'interestCharged'
  | 'eTransferSent'
  | 'eTransferReceived'
  | 'toSavings'
  | 'fromSavings'
  | 'toAccount'
  | 'fromAccount'
  | 'cardPayment'
  | 'cardPaymentReceived'
  | 'linePayment'
  | 'lineAdvance'
  | 'mortgagePayment'
  | 'loanPayment'
  | 'paymentReceived'
  | 'contribution'
  | 'bought'
  | 'dividend'
  | 'taxRefund'
  | 'childBenefit'
  | 'refund'
  | 'terminal'
  | 'terminalFee'
  | 'supplier'
  | 'payroll'
  | 'owner'
  | 'salesTax'
  | 'invoice'
  | 'elsewhere'
  | 'premium'
  | 'premiumReceived'
  | 'costOfInsurance'
  | 'annuityPayment'
  | 'toWallet'
  | 'fromBank'
  | 'instalment'
  | 'hold'
  | 'wireIn'
  | 'wireOut'
  | 'cheque'
  | 'royalties'

export const wordsOf: Readonly<Record<Language, Words>> = {
  en: {
    shops: {
      groceries: {
        category: 'Groceries',
        names: ['MAPLEWAY MARKET', 'GREEN BASKET FOODS', 'CORNERSTONE GROCERS', 'HARVEST LANE'],
      },
      restaurant: {
        category: 'Restaurants',
        names: ['THE PAPER LANTERN', 'NOODLE HARBOUR', 'OAK & EMBER GRILL', 'PIZZERIA FABULA'],
      },
      coffee: { category: 'Coffee', names: ['BEANSTALK COFFEE', 'MOOSE MUG CAFE', 'NORTH STAR DONUTS'] },
      fuel: { category: 'Fuel', names: ['TRUE NORTH FUELS', 'PRAIRIE GAS BAR', 'ROADSIDE PETROLEUM'] },
      pharmacy: { category: 'Health', names: ['WELLSPRING DRUGS', 'LAKESIDE PHARMACY'] },
      clothing: { category: 'Clothing', names: ['THREAD & TOQUE', 'BOREAL OUTFITTERS', 'SECOND STITCH'] },
      online: { category: 'Shopping', names: ['PARCELPINE.EXAMPLE', 'BOOKBEAVER.EXAMPLE', 'GADGETGROVE.EXAMPLE'] },
      leisure: { category: 'Entertainment', names: ['STARFALL CINEMAS', 'PUCK & PADDLE SPORTS', 'BIRCH STREET BOOKS'] },
      gifts: { category: 'Gifts', names: ['TINSEL & TWINE', 'TOYS IN THE ATTIC', 'SNOWGLOBE GIFTS'] },
      office: { category: 'Office', names: ['PAPERCLIP SUPPLY', 'PRINTWELL STUDIO', 'DESKLAND'] },
    },
    subscriptions: ['STREAMLOON VIDEO', 'TUNEBEAVER MUSIC', 'CLOUDCAIRN STORAGE'],
    friends: ['Kim Storey', 'Taylor Fabler', 'Devon Tale', 'Jamie Novella'],
    clients: ['FABLED BREWING CO', 'NOVEL HOMES LTD', 'HARBOUR MYTH TOURS', 'LEGEND DENTAL GROUP', 'PAGE ONE MEDIA'],
    suppliers: ['BULKWELL WHOLESALE', 'DAIRYDALE DISTRIBUTION', 'FRESHFIELD PRODUCE', 'SNACKWORKS CANADA'],
    categories: {
      income: 'Income',
      housing: 'Housing',
      bills: 'Bills',
      transfer: 'Transfers',
      cash: 'Cash',
      fees: 'Bank fees',
      interest: 'Interest',
      subscriptions: 'Subscriptions',
      transit: 'Transit',
      travel: 'Travel',
      investing: 'Investing',
      debt: 'Debt payments',
      sales: 'Sales',
      payroll: 'Payroll',
      supplies: 'Supplies',
      taxes: 'Taxes',
      refund: 'Refunds',
    },
    lines: {
      pay: 'PAYROLL DEPOSIT',
      rent: 'PRE-AUTHORIZED RENT',
      rentCheque: 'RENT CHEQUE',
      phone: 'BILL PAYMENT LOONWAVE MOBILE',
      internet: 'BILL PAYMENT FIBREFOX INTERNET',
      hydro: 'BILL PAYMENT RIVERBEND HYDRO',
      insurance: 'PRE-AUTHORIZED SAFEHARBOUR INSURANCE',
      transit: 'CITY TRANSIT PASS',
      atm: 'ATM WITHDRAWAL',
      fee: 'MONTHLY ACCOUNT FEE',
      cardFee: 'ANNUAL CARD FEE',
      nsf: 'NSF FEE',
      returned: 'RETURNED ITEM, INSUFFICIENT FUNDS',
      interestPaid: 'INTEREST PAID',
      interestCharged: 'INTEREST CHARGED',
      eTransferSent: 'INTERAC E-TRANSFER SENT',
      eTransferReceived: 'INTERAC E-TRANSFER RECEIVED',
      toSavings: 'TRANSFER TO SAVINGS',
      fromSavings: 'TRANSFER FROM SAVINGS',
      toAccount: 'TRANSFER TO CHEQUING',
      fromAccount: 'TRANSFER FROM CHEQUING',
      cardPayment: 'CREDIT CARD PAYMENT',
      cardPaymentReceived: 'PAYMENT RECEIVED, THANK YOU',
      linePayment: 'LINE OF CREDIT PAYMENT',
      lineAdvance: 'LINE OF CREDIT ADVANCE',
      mortgagePayment: 'MORTGAGE PAYMENT',
      loanPayment: 'CAR LOAN PAYMENT',
      paymentReceived: 'PAYMENT RECEIVED',
      contribution: 'CONTRIBUTION',
      bought: 'BOUGHT',
      dividend: 'DIVIDEND',
      taxRefund: 'INCOME TAX REFUND',
      childBenefit: 'CHILD BENEFIT',
      refund: 'REFUND',
      terminal: 'CARD TERMINAL SALE',
      terminalFee: 'CARD TERMINAL FEES',
      supplier: 'SUPPLIER PAYMENT',
      payroll: 'STAFF PAYROLL',
      owner: "OWNER'S DRAW",
      salesTax: 'SALES TAX REMITTANCE',
      invoice: 'EFT INVOICE PAYMENT',
      elsewhere: 'TRANSFER TO ANOTHER INSTITUTION',
      premium: 'LIFE INSURANCE PREMIUM',
      premiumReceived: 'PREMIUM RECEIVED',
      costOfInsurance: 'COST OF INSURANCE',
      annuityPayment: 'ANNUITY PAYMENT',
      toWallet: 'TRANSFER TO POCKET WALLET',
      fromBank: 'ADDED FROM CHEQUING',
      instalment: 'PAY IN FOUR INSTALMENT',
      hold: 'AUTHORIZATION HOLD',
      wireIn: 'INCOMING WIRE',
      wireOut: 'OUTGOING WIRE',
      cheque: 'CHEQUE',
      royalties: 'ROYALTIES',
    },
  },
  fr: {
    shops: {
      groceries: {
        category: 'Épicerie',
        names: ['MARCHÉ DU VERGER', 'ÉPICERIE BELLE-RIVE', 'LE PANIER VERT', 'ALIMENTS DES QUATRE-VENTS'],
      },
      restaurant: {
        category: 'Restaurants',
        names: ['BISTRO LA FABLE', 'CHEZ LE CONTEUR', 'CASSE-CROÛTE DU QUAI', 'RÔTISSERIE LE COQ DORÉ'],
      },
      coffee: { category: 'Café', names: ['CAFÉ DU CARIBOU', 'LA BRÛLERIE IMAGINAIRE', 'BEIGNES DU NORD'] },
      fuel: { category: 'Essence', names: ['ESSENCE DU FLEUVE', 'PÉTROLES BORÉAL', 'STATION DES ÉRABLES'] },
      pharmacy: { category: 'Santé', names: ['PHARMACIE DES LILAS', 'PHARMACIE BONNE-MINE'] },
      clothing: { category: 'Vêtements', names: ['TUQUE ET MITAINE', 'LA GARDE-ROBE', 'FRIPERIE DEUX FOIS'] },
      online: { category: 'Achats', names: ['COLISPIN.EXAMPLE', 'LIVRECASTOR.EXAMPLE', 'BIDULERIE.EXAMPLE'] },
      leisure: { category: 'Loisirs', names: ['CINÉMA ÉTOILE FILANTE', 'SPORTS LA RONDELLE', 'LIBRAIRIE DU BOULEAU'] },
      gifts: { category: 'Cadeaux', names: ['AU PIED DU SAPIN', 'JOUETS DU GRENIER', 'CADEAUX FLOCON'] },
      office: { category: 'Bureau', names: ['PAPETERIE TROMBONE', 'IMPRIMERIE BELLE-PAGE'] },
    },
    subscriptions: ['HUARD VIDÉO EN CONTINU', 'CASTOR MUSIQUE', 'NUAGE BORÉAL'],
    friends: ['Léa Lafable', 'Mathis Duconte', 'Océane Roman', 'Félix Lalégende'],
    clients: ['BRASSERIE LA LÉGENDE', 'HABITATIONS DU ROMAN'],
    suppliers: ['GROSSISTE BELLE-AFFAIRE', 'LAITERIE DU VALLON'],
    categories: {
      income: 'Revenus',
      housing: 'Logement',
      bills: 'Factures',
      transfer: 'Virements',
      cash: 'Argent comptant',
      fees: 'Frais bancaires',
      interest: 'Intérêts',
      subscriptions: 'Abonnements',
      transit: 'Transport en commun',
      travel: 'Voyage',
      investing: 'Placements',
      debt: 'Paiements de dettes',
      sales: 'Ventes',
      payroll: 'Salaires',
      supplies: 'Fournitures',
      taxes: 'Impôts',
      refund: 'Remboursements',
    },
    lines: {
      pay: 'DÉPÔT DE PAIE',
      rent: 'LOYER PRÉAUTORISÉ',
      rentCheque: 'CHÈQUE DE LOYER',
      phone: 'PAIEMENT DE FACTURE HUARD MOBILE',
      internet: 'PAIEMENT DE FACTURE RENARD INTERNET',
      hydro: 'PAIEMENT DE FACTURE HYDRO RIVIÈRE',
      insurance: 'PRÉLÈVEMENT ASSURANCES BON PORT',
      transit: 'TITRE DE TRANSPORT MENSUEL',
      atm: 'RETRAIT AU GUICHET',
      fee: 'FRAIS MENSUELS DU COMPTE',
      cardFee: 'FRAIS ANNUELS DE LA CARTE',
      nsf: 'FRAIS POUR PROVISION INSUFFISANTE',
      returned: 'EFFET RETOURNÉ, PROVISION INSUFFISANTE',
      interestPaid: 'INTÉRÊTS VERSÉS',
      interestCharged: 'INTÉRÊTS FACTURÉS',
      eTransferSent: 'VIREMENT INTERAC ENVOYÉ',
      eTransferReceived: 'VIREMENT INTERAC REÇU',
      toSavings: "VIREMENT À L'ÉPARGNE",
      fromSavings: "VIREMENT DE L'ÉPARGNE",
      toAccount: 'VIREMENT AU COMPTE CHÈQUES',
      fromAccount: 'VIREMENT DU COMPTE CHÈQUES',
      cardPayment: 'PAIEMENT CARTE DE CRÉDIT',
      cardPaymentReceived: 'PAIEMENT REÇU, MERCI',
      linePayment: 'PAIEMENT MARGE DE CRÉDIT',
      lineAdvance: 'AVANCE MARGE DE CRÉDIT',
      mortgagePayment: 'PAIEMENT HYPOTHÈQUE',
      loanPayment: 'PAIEMENT PRÊT AUTO',
      paymentReceived: 'PAIEMENT REÇU',
      contribution: 'COTISATION',
      bought: 'ACHAT',
      dividend: 'DIVIDENDE',
      taxRefund: "REMBOURSEMENT D'IMPÔT",
      childBenefit: 'ALLOCATION FAMILIALE',
      refund: 'REMBOURSEMENT',
      terminal: 'VENTE AU TERMINAL',
      terminalFee: 'FRAIS DE TERMINAL',
      supplier: 'PAIEMENT FOURNISSEUR',
      payroll: 'PAIE DU PERSONNEL',
      owner: 'PRÉLÈVEMENT DU PROPRIÉTAIRE',
      salesTax: 'REMISE DE TAXES',
      invoice: 'PAIEMENT DE FACTURE REÇU',
      elsewhere: 'VIREMENT À UNE AUTRE INSTITUTION',
      premium: "PRIME D'ASSURANCE VIE",
      premiumReceived: 'PRIME REÇUE',
      costOfInsurance: "COÛT D'ASSURANCE",
      annuityPayment: 'VERSEMENT DE RENTE',
      toWallet: 'VIREMENT AU PORTEFEUILLE DE POCHE',
      fromBank: 'AJOUT DU COMPTE CHÈQUES',
      instalment: 'VERSEMENT PAYEZ EN QUATRE',
      hold: "BLOCAGE D'AUTORISATION",
      wireIn: 'TÉLÉVIREMENT REÇU',
      wireOut: 'TÉLÉVIREMENT ENVOYÉ',
      cheque: 'CHÈQUE',
      royalties: 'REDEVANCES',
    },
  },
}

/** Those with whom money goes to and fro are persons; every other payee is a business. */
export function isFriend(payee: string): boolean {
  return Object.values(wordsOf).some(({ friends }) => (friends as readonly string[]).includes(payee))
}

export const foreignShops: readonly [ForeignShop, ...ForeignShop[]] = [
  { name: 'HARBOR LIGHT INN PORTLAND ME', currency: 'USD' },
  { name: 'PIXELPEAK SOFTWARE SEATTLE WA', currency: 'USD' },
  { name: 'MIDTOWN DINER NEW YORK NY', currency: 'USD' },
  { name: 'LIBRAIRIE DES LUMIÈRES PARIS', currency: 'EUR' },
  { name: 'CAMDEN TEA ROOMS LONDON', currency: 'GBP' },
]

/** Canadian cents for a hundred foreign ones, with the bank's margin, in hundredths. */
export const exchangeRates = { USD: 14_012, EUR: 16_240, GBP: 18_871 } as const
