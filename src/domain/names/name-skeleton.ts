// The skeleton of a name: what is left of it for the eye. Two names with one skeleton are taken for each other (UTS 39 4).

/**
 * Letters that are drawn like one of Latin, small or capital, each beside it. Our own, of the scripts that a name may be
 * written in: what looks alike between two of those, and nothing that no name may hold.
 */
const DRAWN_LIKE: Readonly<Record<string, string>> = {
  a: 'аАαΑɑᴀᗅ',
  b: 'вВΒβЬьʙᗷ',
  c: 'сСϲϹᴄᑕⅽ',
  d: 'ԁԀđĐᴅᗪ',
  e: 'еЕεΕҽєЄᴇ',
  f: 'ғҒϝϜꜰ',
  g: 'ԍԌɡɢց',
  h: 'һҺнНΗհħĦʜᕼ',
  j: 'јЈϳͿᴊᒍյ',
  k: 'кКκΚᴋ',
  l: 'іІїӏӀιΙιıłŁɪʟᒪ1iاו|',
  m: 'мМΜᴍ',
  n: 'пηոռɴΝᑎղ',
  o: 'оОοΟσօՕøØᴏ0०੦๐໐סⲟ',
  p: 'рРρΡᴘᑭք',
  q: 'ԛԚզ',
  r: 'гᴦʀᖇ',
  s: 'ѕЅꜱՏƽ',
  t: 'тТτΤŧŦᴛ',
  u: 'иυսՍᴜᑌц',
  v: 'ѵѴνᴠᐯ',
  w: 'ԝԜωшᴡ',
  x: 'хХχΧ᙭ⅹ',
  y: 'уУүҮΥγʏ',
  z: 'ᴢΖζ',
  ss: 'ß',
  ae: 'æÆ',
  oe: 'œŒ',
  rn: 'mM',
  vv: 'wW',
}

const drawnLike = new Map(
  Object.entries(DRAWN_LIKE).flatMap(([latin, letters]) => Array.from(letters, (letter) => [letter, latin] as const)),
)

/** Case, accents, blanks and punctuation are nothing to the eye; digits that are drawn like letters are letters. */
export function nameSkeleton(name: string): string {
  const plain = Array.from(name.normalize('NFKD')).filter((letter) => /[\p{L}\p{N}|]/u.test(letter))
  // Twice: a letter that is drawn like m is drawn like r and n.
  const once = plain.map((letter) => drawnLike.get(letter) ?? letter.toLowerCase()).join('')
  return Array.from(once, (letter) => drawnLike.get(letter) ?? letter).join('')
}
