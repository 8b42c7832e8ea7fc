import type { Database } from '../../../src/database.ts'
import { countryOf, emailOf, kindOf, sortNameOf, sortOrganizationOf } from '../../../src/facts/person.ts'
import { personKeysOf } from '../../../src/facts/person-keys.ts'
import type { Answers } from '../../../src/forms/fields.ts'
import { textOf } from '../../../src/forms/form.ts'
import { createKeyStore } from '../../../src/participants/keys-store.ts'
import type { MadeParticipant } from './deeds.ts'
import type { createFolding } from './folding.ts'
import { hashOf, type Rows, referenceOf } from './rows.ts'
import type { Words } from './words.ts'

type Tools = {
  database: Database
  rows: Rows
  folding: ReturnType<typeof createFolding>
  words: Words
  at: (second: number) => string
  /** How many members of staff there are. */
  members: number
}

/** Adds people, each with the browser that has sent their forms. */
export function createParticipantRows({ database, rows, folding, words, at: timeAt, members }: Tools) {
  const { chance, pick } = words
  const setKeys = createKeyStore(database)
  const assignees = Array.from({ length: members }, (_, index) => index + 1)

  return (index: number, person: Answers, at: number): MadeParticipant => {
    const reference = referenceOf(index)
    const language = textOf(person, 'correspondence_language')
    const email = emailOf(person).toLowerCase()
    const { lastInsertRowid } = rows.participant.run({
      reference,
      language,
      email,
      email_proven_at: chance(60) ? timeAt(at + 600) : null,
      person: JSON.stringify(person),
      country: countryOf(person) || null,
      kind: kindOf(person),
      search: folding.person(person, reference),
      sort_name: sortNameOf(person),
      sort_organization: sortOrganizationOf(person),
      assignee_id: chance(30) ? pick(assignees) : null,
      merged_into: index > 100 && chance(0.2) ? index - pick(assignees) : null,
      created_at: timeAt(at),
      changed_at: timeAt(at),
    })
    const id = Number(lastInsertRowid)
    setKeys(id, personKeysOf(person))
    const token_hash = hashOf(`browser ${index}`)
    rows.browser.run({ token_hash, created_at: timeAt(at), expires_at: timeAt(at + 120 * 86_400) })
    rows.opened.run({ token_hash, participant_id: id })
    return { id, reference, language, email, person }
  }
}
