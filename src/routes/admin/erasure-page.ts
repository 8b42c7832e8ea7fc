import { documentTitle } from '../../document-title.ts'
import { type FieldView, inputField } from '../../forms/field-view.ts'
import type { ProblemView } from '../../forms/page.ts'
import type { Translate } from '../../i18n.ts'
import type { Participant } from '../../participants/participants.ts'
import type { NamedElsewhere } from '../../retention/naming-looks.ts'
import type { Counts } from '../../retention/purge.ts'
import type { Services } from '../../services.ts'

export type ErasureProblem = 'stale' | 'wrong'

/** What is deleted for good, before it is. */
export type ErasurePage = {
  documentTitle: string
  title: string
  problems: ProblemView[]
  back: { href: string; text: string }
  action: string
  /** Of everything that the page shows, so that an old page deletes nothing. */
  seen: string
  counts: string[]
  /** Where others name the participant; `href` empty: it belongs to no participant. */
  elsewhere: { href: string; reference: string; what: string }[]
  /** How far the search for that has come. */
  howFar: string
  /** Where to see it go on, as the script does; empty: it has ended. */
  goesOnHref: string
  fields: FieldView[]
}

/** Changes with all that would be deleted. */
export const seenOf = ({ version }: Participant, counts: Counts): string =>
  [version, ...Object.values(counts)].join('-')

export async function erasurePage(
  services: Services,
  participant: Participant,
  typed: string,
  problem: ErasureProblem | undefined,
  t: Translate,
): Promise<ErasurePage> {
  const { reference } = participant
  const { counts, found, share } = await services.erasure.look(participant)
  const href = `/admin/replies/${reference}`
  const title = t('admin:personal_data.erasure.title', { reference })
  const said = problem && t(`admin:personal_data.erasure.${problem}`, { reference })
  return {
    documentTitle: documentTitle(title, said !== undefined, t),
    title,
    problems: said ? [{ href: problem === 'wrong' ? '#reference' : '#main', text: said }] : [],
    back: { href, text: reference },
    action: `${href}/erasure`,
    seen: seenOf(participant, counts),
    counts: Object.entries(counts).map(
      ([table, count]) => `${t(`admin:audit.names.${table}`)}: ${count}`,
    ),
    elsewhere: found.map(place => placeOnPage(services, place, t)),
    howFar: howFarInWords(share, found.length, t),
    goesOnHref: share < 1 ? `${href}/erasure` : '',
    fields: [
      inputField({
        id: 'reference',
        label: t('admin:personal_data.erasure.confirm'),
        problem: problem === 'wrong' ? said : undefined,
        value: typed,
        attributes: { autocomplete: 'off' },
      }),
    ],
  }
}

function howFarInWords(share: number, found: number, t: Translate): string {
  if (share < 1) return t('admin:personal_data.erasure.so_far', { share: Math.floor(share * 100) })
  return t(`admin:personal_data.erasure.${found > 0 ? 'searched' : 'nowhere'}`)
}

function placeOnPage({ replies }: Services, { table, owner }: NamedElsewhere, t: Translate) {
  const one = owner === null ? undefined : replies.participant(owner)
  return {
    href: one ? `/admin/replies/${one.reference}` : '',
    reference: one?.reference ?? t('admin:personal_data.erasure.nobodys'),
    what: t(`admin:audit.names.${table}`),
  }
}
