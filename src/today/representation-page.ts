import { everyLanguage } from '../every-language.ts'
import { type PaperHead, paperHead } from '../exports/paper-head.ts'
import { nameOfLanguage } from '../intl.ts'
import type { Reader } from '../reader.ts'
import type { Counting, Figure } from './figure.ts'
import { type LanguagesOfSession, languagesIn, spokenName } from './interpretation.ts'
import { type Cell, type Representation, representationsIn } from './representation.ts'

/** At what level regions are represented, and which languages sessions need: one sheet to print. */
export type RepresentationPage = {
  head: PaperHead
  representation: RepresentationOnPage[]
  sessions: LanguagesOnPage[]
}

type RepresentationOnPage = {
  id: string
  title: string
  /** What the two numbers of a cell are. */
  hint: string
  regions: string[]
  rows: { name: string; cells: string[] }[]
}

type LanguagesOnPage = {
  id: string
  title: string
  rows: {
    language: string
    speaking: Figure | undefined
    listening: Figure | undefined
    from: string
  }[]
  unsaid: (Figure & { text: string }) | undefined
}

export function representationPage(
  search: Counting,
  reader: Reader,
  now: Temporal.Instant,
): RepresentationPage {
  const every = everyLanguage(reader.language)
  return {
    head: paperHead(every.words('admin:representation.title'), now, every),
    representation: representationsIn(search).map(one => representationOnPage(one, reader)),
    sessions: languagesIn(search).map(session => languagesOnPage(session, reader)),
  }
}

function representationOnPage(
  { form, regions, rows, totals, total }: Representation,
  { t }: Reader,
): RepresentationOnPage {
  const all = t('admin:representation.total')
  return {
    id: form.path,
    title: t(`${form.path}:short`),
    hint: t(form.flow === 'note' ? 'admin:representation.coming' : 'admin:representation.told'),
    regions: [...regions.map(region => t(`event:regions.${region}`)), all],
    rows: [
      ...rows.map(({ category, cells, total }) => ({
        name: t(`event:categories.${category}`),
        cells: [...cells, total].map(inNumbers),
      })),
      { name: all, cells: [...totals, total].map(inNumbers) },
    ],
  }
}

/** «5 (3)»; a nought stands alone, and is quiet as a dash. */
const inNumbers = ({ all, firm }: Cell): string => (all === 0 ? '–' : `${all} (${firm})`)

function languagesOnPage(
  { session, languages, unsaid }: LanguagesOfSession,
  { t }: Reader,
): LanguagesOnPage {
  return {
    id: session,
    title: t(`event:sessions.${session}`),
    rows: languages.map(({ code, speaking, listening, from }) => ({
      language: spokenName(code, t),
      speaking,
      listening,
      from: from.map(one => nameOfLanguage(one, t.language)).join(', '),
    })),
    unsaid: unsaid?.count
      ? { ...unsaid, text: t('admin:representation.unsaid', { count: unsaid.count }) }
      : undefined,
  }
}
