// The accent: an organization's own colour on the pages of Connect, readable in the light theme and in the dark one.

/** Red, green and blue, 0 to 255. */
type Colour = readonly [number, number, number]

/** WCAG 2.2, 1.4.3 (level AA), for text of any size. */
const LEAST_CONTRAST = 4.5

/** What the accent is read on, in each theme; page.css has the same colours. */
export const SURFACES = {
  light: ['#f4f3ee', '#ffffff', '#e8f1ef'],
  dark: ['#0e1619', '#162126', '#1a3134'],
} as const

export type Theme = keyof typeof SURFACES

/** The colours of one theme that are made of an accent. */
export type AccentColours = {
  readonly brand: string
  /** Under the pointer: further from the surfaces. */
  readonly brandStrong: string
  /** Of text on the accent: white or black. */
  readonly onBrand: string
}

const WHITE: Colour = [255, 255, 255]
const BLACK: Colour = [0, 0, 0]

/** Says why a text is no accent, with the contrast that it has; undefined when it is one. */
export function whyNotAccent(text: string): string | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(text)) return 'must be a colour such as #0a5a5d'
  const ratio = leastContrast(read(text), SURFACES.light)
  if (ratio >= LEAST_CONTRAST) return undefined
  const shown = (Math.floor(ratio * 100) / 100).toFixed(2)
  return `has a contrast of ${shown}:1 with the pages, and text needs ${LEAST_CONTRAST}:1: choose a darker colour`
}

/** @param accent one that whyNotAccent passes. In the dark theme it is made lighter until it can be read there. */
export function accentColours(accent: string, theme: Theme): AccentColours {
  const away = theme === 'light' ? BLACK : WHITE
  const brand = readable(read(accent), away, SURFACES[theme])
  const onBrand = contrast(brand, WHITE) >= contrast(brand, BLACK) ? WHITE : BLACK
  return { brand: write(brand), brandStrong: write(mix(brand, away, 0.3)), onBrand: write(onBrand) }
}

const STEPS = 20

function readable(colour: Colour, away: Colour, surfaces: readonly string[]): Colour {
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => mix(colour, away, step / STEPS))
  return steps.find((step) => leastContrast(step, surfaces) >= LEAST_CONTRAST) ?? away
}

function leastContrast(colour: Colour, surfaces: readonly string[]): number {
  return Math.min(...surfaces.map((surface) => contrast(colour, read(surface))))
}

/** WCAG 2.2, "contrast ratio". */
function contrast(a: Colour, b: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function mix([r, g, b]: Colour, [red, green, blue]: Colour, share: number): Colour {
  const between = (from: number, to: number): number => Math.round(from + (to - from) * share)
  return [between(r, red), between(g, green), between(b, blue)]
}

function read(text: string): Colour {
  const at = (place: number): number => Number.parseInt(text.slice(place, place + 2), 16)
  return [at(1), at(3), at(5)]
}

function write(colour: Colour): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
