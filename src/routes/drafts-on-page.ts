import { edition } from '#edition/index.ts'
import { fullName } from '../facts/person.ts'
import type { Reader } from '../reader.ts'
import type { Services } from '../services.ts'

/** A draft that this browser has saved. */
export type DraftOnPage = { url: string; title: string; until: string }

/** The newest first; what was sent or is too old is left out. */
export const draftsOnPage = (
  { drafts }: Services,
  tokens: readonly string[],
  { t, language, dates }: Reader,
): DraftOnPage[] =>
  tokens.toReversed().flatMap(token => {
    const draft = drafts.draft(token)
    const form = edition.findForm(draft?.form ?? '')
    if (!draft || !form) return []
    const title = [t(`${form.path}:short`), fullName(draft.typed)].filter(Boolean).join(': ')
    const until = t('site:drafts.until', { date: dates.date(draft.lastDay) })
    return [{ url: `/${language}/drafts/${token}`, title, until }]
  })
