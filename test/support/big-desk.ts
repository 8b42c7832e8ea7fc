import { createHash } from 'node:crypto'
import { edition } from '#edition/index.ts'
import { levels, officialLanguages } from '#edition/options.ts'
import { personKeysOf } from '../../src/facts/person-keys.ts'
import type { Answers } from '../../src/forms/fields.ts'
import { textOf } from '../../src/forms/form.ts'
import { createKeyStore } from '../../src/participants/keys-store.ts'
import { foldedValues } from '../../src/participants/participants.ts'
import { foldedAnswers } from '../../src/replies/replies.ts'
import type { Services } from '../../src/services.ts'
import { createDice } from './dice.ts'

const { countries } = edition

const forms = ['participation', 'speaking-slot', 'ai-governance-day']
const kinds = ['regulator', 'regulator', 'regulator', 'ministry', 'other_public', 'intergovernmental']
const syllables = ['ba', 'ko', 'li', 'ma', 'ne', 'ro', 'sa', 'ti', 'vu', 'ze', 'dra', 'gol', 'khe', 'pet', 'shi', 'yur']
const alphabet = '2346789DFGLNQRUVWZ'

/** Puts so many replies into the desk's database, two a participant; answers are as long as real ones. */
export function fillDesk({ database }: Services, replies: number): void {
  const roll = createDice(2025)
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T
  const word = (length: number) => Array.from({ length }, () => pick(syllables)).join('')
  const insertParticipant = database.prepare(
    `INSERT INTO participants (reference, language, email, person, country, kind, search, sort_name, sort_organization,
       created_at, changed_at)
     VALUES (:reference, :language, :email, :person, :country, :kind, :search, :sortName, :sortOrganization,
       :at, :at)`,
  )
  const insertReply = database.prepare(
    `INSERT INTO replies (participant_id, form, form_version, status, answers, search, sort_topic, fingerprint, privacy_version, privacy_language, submitted_at, changed_at)
     VALUES (:participantId, :form, 1, :status, :answers, :search, :sortTopic, :fingerprint, 'x', 'ru', :at, :at)`,
  )
  const setKeys = createKeyStore(database)
  const start = Temporal.Instant.from('2025-03-01T00:00:00Z')
  const text = 'Опыт органа, принятые меры и их итоги за последние три года. '.repeat(8)

  database.transaction(() => {
    for (let index = 0; index < replies / 2; index++) addParticipant(index)
  })()
  // What `npm start` has the planner learn in time.
  database.exec('ANALYZE')

  function addParticipant(index: number): void {
    const at = String(start.add({ seconds: index * 5 }))
    const person = personOf(index)
    const { lastInsertRowid: participantId } = insertParticipant.run({ ...valuesOf(person, index), at })
    setKeys(Number(participantId), personKeysOf(person))
    const first = roll(3)
    for (const form of [forms[first] as string, forms[(first + 1) % 3] as string]) {
      const answers = { topic: `${word(2)} ${word(3)}`, main_points: text, days: ['2025-07-08'] }
      insertReply.run({
        participantId,
        form,
        status: pick(['received', 'received', 'received', 'noted', 'withdrawn']),
        answers: JSON.stringify(answers),
        ...foldedAnswers({ form, answers }),
        fingerprint: createHash('sha256').update(`${index} ${form}`).digest('base64url'),
        at,
      })
    }
  }

  function personOf(index: number): Answers {
    return {
      filled_in_for: 'self',
      contact_email: `office-${index}@sample.example`,
      correspondence_language: pick(['ru', 'en']),
      form_of_address: 'mr',
      family_name: word(3),
      given_names: word(2),
      position: 'Head of the Authority',
      organization: `Authority ${word(2)} ${index}`,
      organization_kind: pick(kinds),
      country: pick(countries).code,
      level: pick(levels),
      table_language: pick(officialLanguages),
    }
  }

  function valuesOf(person: Answers, index: number) {
    const reference = referenceOf(index)
    return {
      reference,
      language: textOf(person, 'correspondence_language'),
      email: textOf(person, 'contact_email'),
      person: JSON.stringify(person),
      ...foldedValues(person, reference),
      country: textOf(person, 'country'),
      kind: textOf(person, 'organization_kind'),
    }
  }
}

/** Different for each index, and as long as a real one. */
function referenceOf(index: number): string {
  const digits = Array.from({ length: 8 }, (_, place) => alphabet[Math.floor(index / 18 ** place) % 18]).join('')
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}
