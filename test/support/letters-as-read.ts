import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { edition } from '#edition/index.ts'
import { type Body, readAnswers } from '../../src/forms/read-answers.ts'
import type { Language } from '../../src/i18n.ts'
import { composeLetter } from '../../src/letters/compose.ts'
import type { LetterContent } from '../../src/letters/letter.ts'
import type { LetterData } from '../../src/letters/letter-data.ts'
import { letterLink } from '../../src/letters/letter-link.ts'
import { person as office, type TypedForm, typedForms } from './answers.ts'

/** A letter as somebody gets it. */
type Sample = Omit<LetterContent, 'language'> & { name: string; at?: string }

const reference = '2346-789D'
const open = '2025-04-28T07:00:00Z'
const closed = '2025-05-02T07:00:00Z'

/** The head of an authority, who answers in person. */
export const head: TypedForm = {
  ...office,
  filled_in_for: 'self',
  form_of_address: 'he_mr',
  contact_name: '',
  contact_position: '',
}

/** What a letter knows of a reply, as it was typed. */
export function replyTo(form: string, own: TypedForm = {}): LetterData {
  const found = edition.findForm(form)
  if (!found) throw new Error(form)
  const typed = { ...typedForms[form], ...own } as Body
  const { person, answers } = edition.personAndAnswers(readAnswers(edition.withPerson(found), typed).answers)
  return { reference, form, person, answers, repliedAt: open }
}

const reply = (kind: Sample['kind'], form: string, own: TypedForm = {}, rest: Partial<LetterData> = {}): Sample => ({
  name: [kind, form].join(', '),
  kind,
  isProven: false,
  data: { ...replyTo(form, own), ...rest },
})

const decision = (form: string, status: string, rest: Partial<LetterData> = {}): Sample => {
  const { person = {} } = replyTo(form)
  const data = { reference, form, person, status, ...rest }
  return { name: `${form}, ${status}`, kind: 'decision', isProven: true, data }
}

const session = 'round-table-8-july'
const figures = { submitted: 2, changed: 1, withdrawn: 0, answered: 1, failed: 0, pending: 3, unread: 2 }
const { person } = replyTo('participation')
const participants = [
  { reference, name: 'Ivanov Petr' },
  { reference: '3457-89DF', name: '' },
]

/** Each kind, and each way in which what it says depends on the reply, the address or the day. */
export const samples: readonly Sample[] = [
  reply('received', 'participation'),
  { ...reply('received', 'participation', head), name: 'received, participation, address proven', isProven: true },
  { ...reply('received', 'participation', { attendance: 'not_attending' }), name: 'received, participation, refusal' },
  { ...reply('received', 'participation'), name: 'received, participation, after the deadline', at: closed },
  reply('received', 'speaking-slot'),
  reply('received', 'ai-governance-day'),
  {
    ...reply('received', 'ai-governance-day', { ai_attendance: 'no' }),
    name: 'received, ai-governance-day, refusal',
  },
  { ...reply('changed', 'speaking-slot', {}, { isDecided: true }), isProven: true },
  { ...reply('corrected', 'ai-governance-day', {}, { changed: ['ai_parts', 'position'] }), isProven: true },
  { ...reply('withdrawn', 'participation'), isProven: true },
  {
    name: 'personal_link',
    kind: 'personal_link',
    isProven: true,
    data: { reference, ...(person && { person }), participants: participants.slice(0, 1) },
  },
  {
    name: 'personal_link, several participants',
    kind: 'personal_link',
    isProven: true,
    data: { reference, participants },
  },
  { name: 'address_changed', kind: 'address_changed', isProven: false, data: { reference } },
  decision('speaking-slot', 'slot_offered', { holdsPlace: true, session, note: 'Please answer by 15 May.' }),
  decision('speaking-slot', 'waiting'),
  decision('speaking-slot', 'refused'),
  decision('speaking-slot', 'confirmed', { holdsPlace: true, session }),
  decision('speaking-slot', 'declined'),
  decision('ai-governance-day', 'invited', { holdsPlace: true }),
  decision('ai-governance-day', 'waiting'),
  decision('ai-governance-day', 'refused'),
  decision('ai-governance-day', 'uninvited'),
  decision('ai-governance-day', 'accepted', { holdsPlace: true }),
  decision('ai-governance-day', 'declined'),
  { name: 'invitation', kind: 'invitation', isProven: false, data: { reference: '' } },
  { name: 'sign_in', kind: 'sign_in', isProven: false, data: { reference: '' } },
  { name: 'test', kind: 'test', isProven: false, data: { reference: '' } },
  { name: 'digest', kind: 'digest', isProven: false, data: { reference: '', figures } },
]

export function composed({ name, at = open, ...content }: Sample, language: Language) {
  const { kind, data } = content
  // Whoever reads the former address gets no link.
  const linkIn =
    name === 'address_changed' ? undefined : letterLink({ kind, data }, 'https://replies.example', () => 'TOKEN')
  return composeLetter({ ...content, language }, { at: Temporal.Instant.from(at), linkIn })
}

/** All of them in this language, one below the other. */
export async function lettersAsRead(language: Language): Promise<string> {
  const texts = []
  for (const sample of samples) {
    const { subject, text } = await composed(sample, language)
    texts.push(`==== ${sample.name}\n\n${subject}\n\n${text}`)
  }
  return texts.join('\n').replaceAll('\u00a0', ' ')
}

const fileOf = (language: Language): string => join(import.meta.dirname, `../letters/as-read/${language}.txt`)
export const storedLetters = (language: Language): string => readFileSync(fileOf(language), 'utf8')

/** `node test/support/letters-as-read.ts`, after a change of what letters say: then read them. */
if (import.meta.main)
  for (const language of ['ru', 'en'] as const) writeFileSync(fileOf(language), await lettersAsRead(language))
