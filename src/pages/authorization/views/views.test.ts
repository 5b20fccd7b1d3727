// Tests of the customer's pages: in both languages, with every name that others choose at its worst.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OfferedAccount } from '../../../domain/authorizations/signed-in.ts'
import { dataClusters, type DataCluster } from '../../../fdx/cluster.ts'
import { html, type Html, type Printable } from '../../../platform/http/html.ts'
import { problemCodes } from '../../../platform/problem.ts'
import { languages } from '../../../platform/language.ts'
import type { PageSurroundings } from '../../page.ts'
import { texts } from '../texts.ts'
import { plainName } from './app-identity.ts'
import { chooseAccountsView, type ChooseAccountsModel } from './choose-accounts.ts'
import { clusterTexts } from './cluster-texts.ts'
import { errorView } from './error.ts'
import { dateInWords, reviewView, type ReviewModel } from './review.ts'

const HOSTILE = '<script>alert("1")</script>\u202Eknab\u0000\u200B'

type Language = PageSurroundings['language']

const form = { action: '/authorization/1/decide', csrfToken: 'token-of-this-form' }
const app = { name: HOSTILE, site: 'https://www.app.example/start', logoPath: '/logo"onerror="x' }

function surroundings(language: Language): PageSurroundings {
  const languageLinks = { en: '/page?language=en&x=1', fr: '/page?language=fr&x=1' }
  return { language, languageLinks, stylesheetPath: '/assets/portage-1.css' }
}

function account(place: number, more: Partial<OfferedAccount> = {}): OfferedAccount {
  return {
    bankAccountId: `secret-bank-id-${place}`,
    accountCategory: 'DEPOSIT_ACCOUNT',
    accountType: 'CHECKING',
    productName: `${HOSTILE} ${place}`,
    accountNumberDisplay: `•••• 100${place}`,
    status: 'OPEN',
    joint: false,
    ...more,
  }
}

const accounts = [
  account(0),
  account(1, { status: 'CLOSED' }),
  account(2, { accountType: 'MORTGAGE', nickname: HOSTILE, joint: true }),
]

function choose(language: Language, more: Partial<ChooseAccountsModel> = {}): Html {
  const page = surroundings(language)
  const names = { app, bankName: HOSTILE, customerName: HOSTILE }
  return chooseAccountsView({ page, ...names, accounts, chosen: [], nothingChosen: false, form, ...more })
}

function review(language: Language, more: Partial<ReviewModel> = {}): Html {
  return reviewView({ ...reviewModel(language), ...more })
}

function reviewModel(language: Language): ReviewModel {
  return {
    page: surroundings(language),
    app,
    bankName: HOSTILE,
    clusters: new Set(dataClusters),
    accounts,
    until: Temporal.PlainDate.from('2027-02-01'),
    replacesFormer: true,
    recognizes: true,
    myDataUrl: 'https://share.example/my-data',
    changeAccountsPath: '/choose',
    form,
  }
}

/** For one time only, and thirty days back. */
function reviewOnce(language: Language): Html {
  const { until: _, ...model } = reviewModel(language)
  return reviewView({ ...model, lookbackDays: 30 })
}

function linesOf(lines: readonly (Printable | false)[]): readonly Html[] {
  return lines.filter((line) => line !== false).map((line) => html`<li>${line}</li>`)
}

function error(language: Language, code: (typeof problemCodes)[number] | undefined): Html {
  const backToApp = { name: HOSTILE, href: 'https://app.example/"><script>' }
  return errorView({ page: surroundings(language), code, detail: HOSTILE, reference: HOSTILE, backToApp })
}

function allPages(language: Language): Html[] {
  return [
    choose(language),
    choose(language, { nothingChosen: true }),
    choose(language, { accounts: [] }),
    review(language),
    review(language, { partners: [] }),
    review(language, { partners: [HOSTILE, 'Paystone'] }),
    review(language, { app: { name: HOSTILE }, replacesFormer: false }),
    reviewOnce(language),
    error(language, undefined),
    ...problemCodes.map((code) => error(language, code)),
  ]
}

function count(text: string, part: RegExp): number {
  return text.match(new RegExp(part, 'g'))?.length ?? 0
}

for (const language of languages) {
  test(`every page says that it is in ${language}, has one heading and one way to the other language`, () => {
    for (const page of allPages(language).map(String)) {
      assert.match(page, new RegExp(`^<html lang="${language}" ?>`))
      assert.equal(count(page, /<h1[ >]/), 1)
      assert.equal(count(page, /<main /), 1)
      assert.equal(count(page, /hreflang="/), 1)
      assert.match(page, new RegExp(`language=${language === 'en' ? 'fr' : 'en'}&amp;x=1`))
    }
  })

  test(`no page in ${language} carries script or style inside, whatever others call themselves`, () => {
    for (const page of allPages(language).map(String)) {
      assert.doesNotMatch(page, /<script|<style|\sstyle=|\son[a-z]+=|javascript:/i)
      assert.match(page, /&lt;script&gt;alert\(&quot;1&quot;\)/)
    }
  })

  test(`no page in ${language} lets a name turn the text around or hide a part of it`, () => {
    for (const page of allPages(language).map(String)) {
      assert.doesNotMatch(page, /[\p{Cc}--\s]|[\u200B\u202A-\u202E\u2066-\u2069]/v)
    }
  })

  test(`ids on a page in ${language} are unique and everything that points at one finds it`, () => {
    for (const page of allPages(language).map(String)) {
      const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
      assert.equal(new Set(ids).size, ids.length)
      for (const [, id] of page.matchAll(/(?:href="#|for="|aria-labelledby="|aria-describedby=")([^"]+)"/g)) {
        assert.ok(ids.includes(id), `no element ${id}`)
      }
    }
  })

  test(`the review page in ${language} names every cluster that was asked, and no other`, () => {
    const lastDay = dateInWords(Temporal.PlainDate.from('2027-02-01'), texts[language])
    for (const asked of someSets(dataClusters)) {
      const page = String(review(language, { clusters: new Set(asked) }))
      for (const cluster of dataClusters) {
        const { heading, opens } = clusterTexts[language][cluster]
        const texts = [html`<h3>${heading}</h3>`, ...linesOf(opens({ lastDay }))].map(String)
        const said = asked.some((other) => clusterTexts[language][other].heading === heading)
        for (const text of texts) assert.equal(page.includes(text), said, `${cluster}: ${text}`)
      }
    }
  })
}

test('a bank’s own account id never reaches a page', () => {
  for (const page of [choose('en'), review('en')]) assert.doesNotMatch(String(page), /secret-bank-id/)
})

test('a closed account is shown and cannot be ticked; a place in the list stands for an account', () => {
  const page = String(choose('en', { chosen: [2] }))
  assert.deepEqual(
    [...page.matchAll(/name="accounts"\s+value="(\d+)"\s+(checked)?/g)].map(([, place, checked]) => [place, checked]),
    [
      ['0', undefined],
      ['2', 'checked'],
    ],
  )
  assert.match(page, /•••• 1001/)
})

test('nothing is ticked until the customer ticks it', () => {
  assert.doesNotMatch(String(choose('en')), /\schecked/)
})

test('a form with nothing ticked comes back with a message that leads to the first account that can be ticked', () => {
  const first = account(0, { status: 'CLOSED' })
  const page = String(choose('en', { nothingChosen: true, accounts: [first, account(1), account(2)] }))
  assert.match(page, /role="alert" tabindex="-1" autofocus/)
  assert.match(page, /<a href="#account-1">/)
  assert.match(page, /<title>Error: /)
})

test('who has only closed accounts can go back to the app and nothing else', () => {
  const page = String(choose('fr', { accounts: [account(0, { status: 'CLOSED' })] }))
  assert.deepEqual(decisions(page), ['deny'])
  assert.equal(count(page, /type="checkbox"/), 0)
})

test('every form carries its token, and agreeing weighs as much as refusing', () => {
  for (const page of [choose('en'), choose('en', { accounts: [] }), review('en')].map(String)) {
    assert.match(
      page,
      /<form method="post" action="\/authorization\/1\/decide">\s*<input type="hidden" name="csrf_token" value="token-of-this-form" \/>/,
    )
  }
  assert.deepEqual(decisions(String(choose('en'))), ['continue', 'all', 'deny'])
  assert.deepEqual(decisions(String(review('en'))), ['allow', 'deny'])
  const ranks = [...String(review('en')).matchAll(/<button class="(\w+)"/g)].map(([, rank]) => rank)
  assert.equal(new Set(ranks).size, 1)
})

test('the developer’s detail is shown only where the app is what must be mended', () => {
  assert.match(String(error('fr', 'unknown_redirect_uri')), /<details>/)
  assert.doesNotMatch(String(error('fr', 'sign_in_failed')), /<details>/)
  assert.doesNotMatch(String(error('fr', undefined)), /<details>/)
})

test('a name keeps its letters and loses what cannot be seen', () => {
  assert.equal(plainName(' Mon\u202E \u200B\n Budget\uFEFF '), 'Mon Budget')
  assert.equal(plainName('بودجه\u200Cها 👩\u200D👧'), 'بودجه\u200Cها 👩\u200D👧')
})

function decisions(page: string): (string | undefined)[] {
  return [...page.matchAll(/name="decision" value="(\w+)"/g)].map(([, decision]) => decision)
}

/** All 256: cheap enough. */
/** None, each alone, each pair, all but one, and all. */
function someSets(all: readonly DataCluster[]): readonly (readonly DataCluster[])[] {
  const without = (one: DataCluster): readonly DataCluster[] => all.filter((other) => other !== one)
  return [[], all, ...all.flatMap((one) => [[one], without(one), ...without(one).map((other) => [one, other])])]
}

test('the last day is said in words, in each language’s own order', () => {
  const day = Temporal.PlainDate.from('2027-02-01')
  assert.match(
    String(dateInWords(day, texts.en)),
    /^<time datetime="2027-02-01"\s*>February\u00A01,\u00A02027<\/time\s*>$/,
  )
  assert.match(String(dateInWords(day, texts.fr)), />1er\u00A0février\u00A02027</)
})

test('the review says whether the app looks once or until a day, and how far back it sees', () => {
  const until = String(review('en', { lookbackDays: 90 }))
  assert.match(until, /Until\s+<time/)
  assert.match(until, /It goes back 90 days from the day it looks, and no further/)
  assert.match(until, /Those of the last 90 days, pending ones, and new ones until/)
  assert.match(until, /Those dated in the last 90 days/)
  const once = String(reviewOnce('en'))
  assert.match(once, /This one time/)
  assert.match(once, /Those of the last 30 days and pending ones/)
  assert.doesNotMatch(once, /until [A-Z<]|at any time, also/i)
  const jadis = String(reviewOnce('fr'))
  assert.match(jadis, /Une seule fois/)
  assert.match(jadis, /Les opérations des 30 derniers jours et celles en attente/)
  assert.doesNotMatch(jadis, /jusqu’au/)
  assert.match(String(review('fr')), /passées \(environ deux ans\)/)
})
