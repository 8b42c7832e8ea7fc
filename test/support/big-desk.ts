import { edition } from '#edition/index.ts'
import { searchedFields } from '../../src/facts/search-texts.ts'
import { foldingVersion } from '../../src/folding-version.ts'
import { createRefillStore } from '../../src/replies/refill-store.ts'
import type { Services } from '../../src/services.ts'
import { createAnswers } from './big-desk/answers.ts'
import { createCourse } from './big-desk/course.ts'
import { createDeskWork, fillStaff } from './big-desk/desk-work.ts'
import { createFolding } from './big-desk/folding.ts'
import { createLog } from './big-desk/log.ts'
import { createParticipantRows } from './big-desk/participants.ts'
import { createPeople } from './big-desk/people.ts'
import { createRows } from './big-desk/rows.ts'
import { withoutSearchIndexes } from './big-desk/search-indexes.ts'
import { createWords } from './big-desk/words.ts'
import { createDice } from './dice.ts'

const start = Date.parse('2025-03-01T00:00:00Z')
/** What follows from the last of them is over when the tests' sites begin. */
const seconds = 50 * 86_400
const inTransaction = 2_000
/** So many slots and seats are offered, wherever there are enough who ask. */
const placesOffered = 190

const at = (second: number): string => `${new Date(start + second * 1000).toISOString().slice(0, 19)}Z`

/**
 * Puts so many replies into the desk's database as eight weeks of work leave them: people in both scripts, versions,
 * letters with their links, entries of the log, notes, tags, drafts, places. The same each time.
 */
export function fillDesk({ database }: Services, replies: number): void {
  const words = createWords(createDice(2025))
  const rows = createRows(database)
  const ground = { database, rows, folding: createFolding(), words, log: createLog({ rows, at }), at }
  const nextPerson = createPeople(words)
  const staff = fillStaff(ground)
  const addParticipant = createParticipantRows({ ...ground, members: staff.length })
  const work = createDeskWork(ground, staff)
  const offersEvery = Math.max(8, Math.floor(replies / edition.forms.length / placesOffered))
  const course = createCourse({ ...ground, answersTo: createAnswers(words), staff, offersEvery })

  let [sent, people] = [0, 0]
  const addSome = database.transaction(() => {
    for (let more = 0; more < inTransaction && sent < replies; more++) addSomebody()
    course.until(sent < replies ? secondOf(sent) : Number.POSITIVE_INFINITY)
  })
  withoutSearchIndexes(database, () => {
    while (sent < replies) addSome()
  })
  // Else each start would fold all of it again.
  const foldedBy = foldingVersion(searchedFields)
  createRefillStore(database).setState({ version: foldedBy, doneUpTo: null, logDoneUpTo: null })

  function addSomebody(): void {
    const [from, person] = [secondOf(sent), nextPerson()]
    const participant = addParticipant(people, person, from)
    people += 1
    for (const form of formsFor(replies - sent)) {
      course.send(participant, form, from)
      sent += 1
    }
    work.label(participant, from)
    if (words.chance(1)) work.draft(person, from)
  }

  function formsFor(left: number): string[] {
    const first = words.pick([0, 1, 2])
    const count = Math.min(words.pick([1, 2, 2, 3]), left)
    return [first, first + 1, first + 2].slice(0, count).map(index => edition.formPaths[index % 3] as string)
  }

  function secondOf(reply: number): number {
    return Math.floor((reply / replies) * seconds)
  }
}
