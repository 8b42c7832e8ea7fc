import type { NextFunction, Request, Response } from 'express'
import { createDates } from '../dates.ts'
import {
  isLanguage,
  type Language,
  languages,
  otherLanguages,
  siteLanguage,
  translator,
} from '../i18n.ts'
import type { Reader } from '../reader.ts'
import { foreignTo } from '../text-language.ts'

/**
 * The address holds the language; where it does not, the browser's wish, else the first of ours.
 */
export function language(req: Request, res: Response, next: NextFunction): void {
  const [, first] = req.path.split('/')
  setLanguage(res, isLanguage(first) ? first : preferredLanguage(req))
  // The same page in another language, query and all: only ever a path of this site.
  res.locals.inLanguage = (other: string) =>
    isLanguage(first) ? `/${other}${req.originalUrl.slice(1 + first.length)}` : `/${other}`
  next()
}

/**
 * For pages that are shown before anybody has signed in: `?language=en` beats the browser's wish.
 */
export function chosenLanguage(req: Request, res: Response, next: NextFunction): void {
  if (!res.locals.member && isLanguage(req.query.language)) setLanguage(res, req.query.language)
  next()
}

/** The first of the browser's wishes that the site can fulfil, else the language for all others. */
export function preferredLanguage(req: Request): Language {
  const [first] = req.acceptsLanguages().flatMap(tag => languageFor(canonical(tag)) ?? [])
  return first ?? languageForOthers
}

/** A code of three letters, or an underscore, are other ways of writing the same language. */
function canonical(tag: string): string {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-')).toString().toLowerCase()
  } catch {
    return tag.toLowerCase()
  }
}

function languageFor(tag: string): Language | undefined {
  const [primary = ''] = tag.split('-')
  return (
    languages.find(code => code.toLowerCase() === tag) ??
    languages.find(code => code === primary || servedBy(code).includes(primary))
  )
}

function servedBy(code: Language): readonly string[] {
  const { serves } = siteLanguage(code)
  return serves === 'others' ? [] : serves
}

const languageForOthers =
  languages.find(code => siteLanguage(code).serves === 'others') ?? languages[0]

export function setLanguage(res: Response, language: Language): void {
  Object.assign(res.locals, readers[language])
}

type ReaderOfPages = Reader & Pick<Express.Locals, 'direction' | 'otherLanguages'>

function readerOf(language: Language): ReaderOfPages {
  const t = translator(language)
  return {
    language,
    t,
    dates: createDates(t),
    foreign: (text, asked) => foreignTo(language, text, asked),
    direction: siteLanguage(language).direction,
    otherLanguages: otherLanguages(language).map(siteLanguage),
  }
}

const readers = Object.fromEntries(
  languages.map(language => [language, readerOf(language)]),
) as Record<Language, ReaderOfPages>
