import { documentTitle } from '../../document-title.ts'
import { type TextIn, typedFor } from '../../every-language.ts'
import {
  emailOf,
  fullName,
  nativeNameOf,
  organizationIn,
  phoneAsTyped,
  positionIn,
} from '../../facts/person.ts'
import type { ProblemView } from '../../forms/page.ts'
import type { Translate } from '../../i18n.ts'
import type { Participant } from '../../participants/participants.ts'
import type { Reader } from '../../reader.ts'
import type { MergedForm, Merging, Pair } from '../../replies/merging.ts'
import { firstChoice, type MergedFormOnPage, mergedFormOnPage } from './merged-form.ts'
import { momentOf } from './reply-page/moment.ts'

export type MergingProblem = 'stale' | 'choose'

/** Two records side by side; which replies would stay, and where that has to be chosen. */
export type MergingPage = {
  /** Of everything that the page shows, so that an old page merges nothing. */
  versions: string
  documentTitle: string
  problems: ProblemView[]
  kept: RecordOnPage
  other: RecordOnPage
  rows: { label: string; values: TextIn[] }[]
  forms: MergedFormOnPage[]
}
export type RecordOnPage = {
  reference: string
  href: string
  /** The page with this record as the one that stays. */
  mergingHref: string
}

export function mergingPage(
  merging: Merging,
  pair: Pair,
  stays: readonly number[],
  problem: MergingProblem | undefined,
  reader: Reader,
): MergingPage {
  const { kept, other } = pair
  const forms = merging.look(pair)
  return {
    versions: merging.versionsOf(pair),
    documentTitle: documentTitle(reader.t('admin:merging.title'), problem !== undefined, reader.t),
    problems: problem ? [problemInWords(problem, forms, reader.t)] : [],
    kept: recordOnPage(kept, other),
    other: recordOnPage(other, kept),
    rows: rows.map(({ name, value }) => ({
      label: reader.t(`admin:merging.rows.${name}`),
      values: [kept, other].map(one => typedFor(reader.language, value(one, reader))),
    })),
    forms: forms.map(one => mergedFormOnPage(one, pair, stays, reader)),
  }
}

const problemInWords = (
  problem: MergingProblem,
  forms: readonly MergedForm[],
  t: Translate,
): ProblemView => ({
  href: problem === 'choose' ? `#${firstChoice(forms)}` : '#main',
  text: t(`admin:merging.${problem}`),
})

const recordOnPage = ({ reference }: Participant, other: Participant): RecordOnPage => ({
  reference,
  href: `/admin/replies/${reference}`,
  mergingHref: `/admin/replies/${reference}/merging/${other.reference}`,
})

type Row = { name: string; value(one: Participant, reader: Reader): string }

/** What tells whether it is one person; words: `admin:merging.rows.<name>`. */
const rows: readonly Row[] = [
  {
    name: 'name',
    value: ({ person }) => [fullName(person), nativeNameOf(person)].filter(Boolean).join(' '),
  },
  { name: 'authority', value: ({ person }, { language }) => organizationIn(person, language) },
  { name: 'post', value: ({ person }, { language }) => positionIn(person, language) },
  { name: 'email', value: ({ person }) => emailOf(person) },
  {
    name: 'proven',
    value: ({ emailProvenAt }, { t }) =>
      t(emailProvenAt ? 'admin:merging.yes' : 'admin:merging.no'),
  },
  { name: 'phone', value: ({ person }) => phoneAsTyped(person) },
  { name: 'since', value: ({ createdAt }, reader) => momentOf(createdAt, reader).text },
]
