// What the bank's PDF files have in common: letters that every reader can show, a date of their own, and their bytes.

export type Sheet = PDFKit.PDFDocument

/** The fonts that every PDF reader has know the Western letters only. */
export function printable(text: string): string {
  return text.replaceAll('\u202f', '\u00a0').replace(/[^\n\u0020-\u007e\u00a0-\u00ff•–—‘’“”…€œŒ]/gu, '?')
}

/** pdfkit takes a date of no other kind, and would put the present one where none is given. */
export function dateOfFile(moment: Temporal.Instant): globalThis.Date {
  // oxlint-disable-next-line no-restricted-globals
  return new Date(moment.epochMilliseconds)
}

export async function gather(sheet: Sheet): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of sheet) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}
