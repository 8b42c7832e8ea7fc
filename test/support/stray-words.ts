import { type CheerioAPI, load } from 'cheerio'
import { isLanguage, languages, siteLanguage } from '../../src/i18n.ts'
import { scriptOf } from '../../src/intl.ts'

type Element = ReturnType<CheerioAPI>[number]

/**
 * A language that a test has made, none of whose words is in Latin letters. The accented one is not asked for: `Intl`
 * gives it English months.
 */
export const isMade = (language: string) => language.endsWith('-XB')

/** E-mail and web addresses are nobody's words; whatever is in capitals is a code, or was typed by a made-up visitor. */
const address = /https?:\S+|[\w.+-]+@[\w.-]+|\b(?:[\w-]+\.)+[a-z]{2,}\b[\w/.-]*/g

const scriptNames: Record<string, string> = { Arab: 'Arabic', Cyrl: 'Cyrillic', Latn: 'Latin' }

/** Words that a text in this language cannot have: those in the script of another, and English in one that is made. */
export function strayWords(text: string, language: string): string[] {
  const scripts = new Set(languages.map(scriptOf))
  const others = [...scripts].filter(script => script !== scriptOf(language) && script !== 'Latn')
  const patterns = [
    ...others.map(script => new RegExp(`\\p{Script=${scriptNames[String(script)]}}{2,}`, 'gu')),
    ...(isMade(language) ? [/\b[A-Za-z]?[a-z]{2,}\b/g] : []),
  ]
  return patterns.flatMap(pattern => text.replace(address, ' ').match(pattern) ?? [])
}

/** Attributes that people read or hear. */
const read = ['alt', 'aria-label', 'content', 'placeholder', 'title']
const isRead = (name: string) => read.includes(name) || name.startsWith('data-text-')

const textsOf = ($: CheerioAPI, element: Element): string[] => [
  ...$(element)
    .contents()
    .toArray()
    .flatMap(node => (node.type === 'text' ? [node.data] : [])),
  ...Object.entries($(element).attr() ?? {}).flatMap(([name, value]) => (isRead(name) ? [value] : [])),
]

/** Every word of a page that is not in the language which its element says, and every language that lacks its direction. */
export function strayIn(html: string): string[] {
  const $ = load(html)
  $('code, kbd, script, style, meta[name=viewport], meta[name=referrer], meta[name=color-scheme]').remove()
  return $('*')
    .toArray()
    .flatMap(element => {
      const language = $(element).closest('[lang]').attr('lang') ?? ''
      if (!language) return ['no language']
      return [...textsOf($, element).flatMap(text => strayWords(text, language)), ...directionless($, element)]
    })
}

/** Where a language of the site begins, its direction does too. */
function directionless($: CheerioAPI, element: Element): string[] {
  const { lang, dir } = $(element).attr() ?? {}
  if (!isLanguage(lang) || dir === siteLanguage(lang).direction || dir === 'auto') return []
  return [`${lang} without its direction`]
}
