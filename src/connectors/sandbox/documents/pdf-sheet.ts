// The paper, colours, fonts and dates that the bank's PDF files share.

import { BANK_ZONE } from '../bank/banks.ts'

export type Sheet = PDFKit.PDFDocument

export const INK = '#1b2733'
export const FAINT = '#5b6875'
export const RULE = '#c9d2da'
export const ACCENT = '#0f4c5c'
export const PANEL = '#eef3f5'

/** US letter, as Canada prints, in points. */
export const LEFT = 54
export const RIGHT = 558
export const FOOTER = 740

export type About = {
  /** A tag such as `en-CA`. */
  readonly language: string
  readonly title: string
  readonly bankName: string
  /** The date of the file. */
  readonly day: Temporal.PlainDate
}

/** Opens a letter. pdfkit is loaded with the first file, because most servers never need it in memory. */
export async function openLetter({ language, title, bankName, day }: About): Promise<Sheet> {
  const { default: PDFDocument } = await import('pdfkit')
  return new PDFDocument({
    size: 'LETTER',
    margin: 0,
    lang: language,
    displayTitle: true,
    info: {
      Title: printable(title),
      Author: printable(bankName),
      CreationDate: dateOfFile(day.toZonedDateTime(BANK_ZONE).toInstant()),
    },
  })
}

export type Style = {
  readonly font?: 'Helvetica' | 'Helvetica-Bold'
  readonly size: number
  readonly color?: string
  readonly width?: number
  readonly align?: 'left' | 'right'
  readonly lineGap?: number
}

export function write(sheet: Sheet, text: string, x: number, y: number, style: Style): void {
  const { font = 'Helvetica', size, color = INK, ...layout } = style
  sheet.font(font).fontSize(size).fillColor(color).text(printable(text), x, y, layout)
}

/** Replaces the characters that the standard fonts of PDF (ISO 32000 9.6.2.2) do not have. */
export function printable(text: string): string {
  return text.replaceAll('\u202f', '\u00a0').replace(/[^\n\u0020-\u007e\u00a0-\u00ff•–—‘’“”…€œŒ]/gu, '?')
}

/** The date of a file as pdfkit takes it, which would write the present one without it. */
export function dateOfFile(moment: Temporal.Instant): globalThis.Date {
  // oxlint-disable-next-line no-restricted-globals
  return new Date(moment.epochMilliseconds)
}

export async function bytesOf(sheet: Sheet): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of sheet) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}
