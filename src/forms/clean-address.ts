import { cleanLine, withoutEnds } from './normalise.ts'

/** In characters: longer than an address with all that a mail program says beside it. */
const longest = 1000

/**
 * The address alone where a mail program gives more: `Anna <anna@itu.example>`, `mailto:…`, quotes
 * around it, a comment or a comma behind it. Two addresses stay two, and
 * what is none stays as it was typed.
 */
export function cleanEmail(text: string): string {
  const line = lineOf(text)
  if (line.length > longest) return line
  const alone = withoutEnds(line.normalize('NFKC'), /[\s,;.:!?]/)
  const address = withoutComments(withoutScheme(bracketedIn(withoutScheme(alone))))
  return address.includes('@') ? withoutEnds(address, /[\s"'“”„«»‘’‹›`<>()[\],;.:!?]/) : line
}

/** Names of sites have a joiner nowhere but between letters. */
const lineOf = (text: string): string => cleanLine(text).replace(/\u200d(?![\p{L}\p{M}])/gu, '')

/** Of `mailto:anna%40itu.example?subject=…` and `E-mail: anna@itu.example`. */
const withoutScheme = (text: string): string =>
  text
    .replace(/^mailto:(?:\/\/)? ?([^?]*).*$/i, (_, to: string) => decoded(to))
    .replace(/^[^@:]*: ?(?=[^\s@/]+@[^\s@]+$)/, '')

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What stands in the only brackets; a name before them may hold anything but another address. */
function bracketedIn(text: string): string {
  const unquoted = text.replace(/"[^"]*" ?(?=[<[])/, '')
  const [, name = '', address] =
    unquoted.match(/^([^<>]*)[<[]([^<>[\]]*@[^<>[\]]*)[>\]]?[^<>@]*$/) ?? []
  const namesAnother = /\S@\S/.test(name) && name.trim() !== address?.replace(/^mailto:/i, '')
  return address && !namesAnother ? address : text
}

/** Comments may stand in comments. Without an address beside them they are no comments. */
function withoutComments(text: string): string {
  const without = text.replace(/ ?\([^()]*\) ?/g, '')
  return without === text || !without.includes('@') ? text : withoutComments(without)
}

/** A link without the brackets and quotes that texts put around one, and the comma behind it. */
export function cleanLink(text: string): string {
  const line = withoutEnds(lineOf(text), /[\s,;]/)
  const [, link = line] = line.match(/^[<«‹“„"'‘([](?:url:)?(.*)[>»›”“"'’)\]][.,;]*$/i) ?? []
  return link.replace(untilPath, site => site.normalize('NFKC'))
}

/** The scheme and the site, also at the width of an East Asian keyboard. */
const untilPath = /^[^/／?？#＃]*[/／]{0,2}[^/／?？#＃]*[/／?？#＃]?/u
