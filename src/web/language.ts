import type { NextFunction, Request, Response } from 'express'
import { createDates } from '../dates.ts'
import { isLanguage, type Language, languages, otherLanguage, translator } from '../i18n.ts'
import type { Reader } from '../reader.ts'
import { languageOf } from '../text-language.ts'

/**
 * The address holds the language; where it does not, the browser's wish, else the first of ours.
 */
export function language(req: Request, res: Response, next: NextFunction): void {
  const [, first] = req.path.split('/')
  setLanguage(res, isLanguage(first) ? first : preferredLanguage(req))
  // The same page in the other language, query and all: only ever a path of this site.
  res.locals.inLanguage = (other: Language) =>
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

export function preferredLanguage(req: Request): Language {
  const [wanted] = req.acceptsLanguages()
  const accepted = wanted && wanted !== '*' && req.acceptsLanguages([...languages])
  return isLanguage(accepted) ? accepted : languages[0]
}

export function setLanguage(res: Response, language: Language): void {
  res.locals.otherLanguage = otherLanguage(language)
  Object.assign(res.locals, readerOf(language))
}

function readerOf(language: Language): Reader {
  const t = translator(language)
  return { language, t, dates: createDates(t, language), foreign: foreignTo(language) }
}

/** The language of a text that is not in the page's own; undefined: nothing needs to be said. */
const foreignTo =
  (language: Language) =>
  (text: string): string | undefined => {
    const own = languageOf(text)
    return own === language ? undefined : own
  }
