import type { Request } from 'express'
import { edition } from '#edition/index.ts'
import { steps } from '../forms/form.ts'
import { isLanguage } from '../i18n.ts'

/** Pages on which a form is filled in: the browser shows them again on Back, with what was typed. */
export function isFormPage({ originalUrl }: Request): boolean {
  const [language, form, step, ...more] = partsOf(originalUrl)
  const isOfForm = isLanguage(language) && edition.formPaths.some(path => path === form)
  return isOfForm && more.length === 0 && (step === undefined || isStepName(step))
}

/** A step is shown and stores nothing: it needs no database that can be written, and proves nothing. */
export const isStep = (req: Request): boolean =>
  req.method === 'POST' && isFormPage(req) && partsOf(req.originalUrl).length > 2

const partsOf = (url: string): string[] => url.split('?', 1)[0]?.split('/').slice(1) ?? []

const isStepName = (text: string): boolean => steps.some(step => step === text)
