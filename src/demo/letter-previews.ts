import { edition } from '#edition/index.ts'
import { fullName } from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import type { Language } from '../i18n.ts'
import { type ComposedLetter, composeLetter } from '../letters/compose.ts'
import type { KindOfLetter } from '../letters/kind-of-letter.ts'
import { kinds, type LetterKind, letterKinds } from '../letters/kinds.ts'
import type { LetterData } from '../letters/letter-data.ts'
import { letterLink } from '../letters/letter-link.ts'
import { statusesOf } from '../replies/statuses.ts'
import type { Participant } from '../replies/store.ts'
import type { Services } from '../services.ts'
import { figureNames } from '../staff/digest.ts'
import { opensAt } from './opens-at.ts'
import type { PreviewDesk } from './preview-desk.ts'

/** A letter in one state, as `/previews` lists it. */
export type LetterPreview = {
  name: string
  kind: LetterKind
  form?: string
  isProven: boolean
  decided?: Pick<LetterData, 'status' | 'note' | 'session' | 'holdsPlace'>
  /** The reply is a no. */
  isRefusal?: boolean
  /** The address replies for several participants. */
  isForSeveral?: boolean
}

const alone = (kind: LetterKind): LetterPreview[] => [{ name: kind, kind, isProven: false }]

const ofEachForm = (kind: LetterKind): LetterPreview[] =>
  edition.forms.flatMap(({ path: form, means }) => {
    const preview = { name: `${kind}, ${form}`, kind, form, isProven: false }
    const refusal = { ...preview, name: `${preview.name}, refusal`, isRefusal: true }
    return means.declines ? [preview, refusal] : [preview]
  })

const namesSession: readonly string[] = ['slot_offered', 'confirmed']

const ofEachDecision = (kind: LetterKind): LetterPreview[] =>
  edition.formPaths.flatMap(form =>
    statusesOf(form)
      .filter(({ hasLetter }) => hasLetter)
      .map(({ name: to, holdsPlace }) => ({
        name: `${kind}, ${form}, ${to}`,
        kind,
        form,
        isProven: false,
        decided: {
          status: to,
          note: 'Sample note: <b>please</b> confirm by 15 May.',
          session: namesSession.includes(to) ? 'segment-9-july' : undefined,
          holdsPlace,
        },
      })),
  )

const statesOf: Record<KindOfLetter['about'], (kind: LetterKind) => LetterPreview[]> = {
  reply: ofEachForm,
  decision: ofEachDecision,
  participant: alone,
  draft: ofEachForm,
  desk: alone,
}

/** All letters in all states; a new kind is added by itself. */
export const letterPreviews: readonly LetterPreview[] = [
  ...letterKinds.flatMap(kind => statesOf[kinds[kind].about](kind)),
  {
    name: 'personal_link, several participants',
    kind: 'personal_link',
    isProven: false,
    isForSeveral: true,
  },
  { name: 'received, address proven', kind: 'received', form: 'participation', isProven: true },
  {
    name: 'decision, address proven',
    kind: 'decision',
    form: 'ai-governance-day',
    isProven: true,
    decided: { status: 'invited', holdsPlace: true },
  },
]

const site = 'https://replies.example'

/** Composes a letter to the participant of the previews, or to staff. */
export function sampleLetter(
  preview: LetterPreview,
  language: Language,
  desk: PreviewDesk,
): Promise<ComposedLetter> {
  const { kind, isProven } = preview
  const data = kinds[kind].to === 'staff' ? deskData : participantData(preview, desk)
  const linkIn = letterLink({ kind, data }, site, () => 'sample')
  return composeLetter({ kind, language, isProven, data }, { at: opensAt, linkIn })
}

const deskData: LetterData = {
  reference: '',
  figures: Object.fromEntries(figureNames.map((name, index) => [name, index])),
}

function participantData(
  { kind, form, decided, isForSeveral, isRefusal }: LetterPreview,
  { participant, services }: PreviewDesk,
): LetterData {
  if (!participant) throw new Error('The desk of the previews has no participants')
  const { id, reference, person } = participant
  const answers = form ? services.replies.reply(id, form)?.answers : undefined
  return {
    reference,
    person,
    form,
    answers: isRefusal ? refusalTo(form) : answers,
    participants: isForSeveral ? listedIn(services) : undefined,
    repliedAt: kinds[kind].about === 'reply' ? String(opensAt) : undefined,
    changed: kind === 'corrected' ? Object.keys(answers ?? {}).slice(0, 1) : undefined,
    ...decided,
  }
}

/** The answers by which this form declines, and nothing else. */
const refusalTo = (form = ''): Answers =>
  Object.fromEntries(
    Object.entries(edition.findForm(form)?.means.declines ?? {}).flatMap(([name, [value]]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )

/** Of the last the address is not proven. */
const listedIn = ({ replies }: Services): LetterData['participants'] =>
  [1, 2, 3].map(id => {
    const { reference, person } = replies.participant(id) as Participant
    return { reference, name: id < 3 ? fullName(person) : '' }
  })
