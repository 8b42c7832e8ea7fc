import { createLogSearchStore } from '../audit/log-search-store.ts'
import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import { createKeyStore } from '../participants/keys-store.ts'
import { searchText } from '../search-text.ts'

export type StoredPerson = { id: number; reference: string; person: Answers }
/** By which folding, and the last participant and entry of the log by it; null: there is no other. */
export type RefillState = { version: string; doneUpTo: number | null; logDoneUpTo: number | null }
type StoredReply = { id: number; form: string; answers: Answers }

const personSql = `
  UPDATE participants SET
    search = :search,
    sort_name = :sortName,
    sort_organization = :sortOrganization
  WHERE id = :id`

const replySql = 'UPDATE replies SET search = :search, sort_topic = :sortTopic WHERE id = :id'

const stateSql = `
  INSERT INTO folding (id, version, done_up_to, log_done_up_to)
  VALUES (1, :version, :doneUpTo, :logDoneUpTo)
  ON CONFLICT (id) DO UPDATE SET
    version = :version,
    done_up_to = :doneUpTo,
    log_done_up_to = :logDoneUpTo`

export type RefillStore = ReturnType<typeof createRefillStore>

/** Reads what was answered, and writes what is made of it for finding. */
export function createRefillStore(database: Database) {
  const state = database.prepare<[], RefillState>(`
    SELECT version, done_up_to AS doneUpTo, log_done_up_to AS logDoneUpTo FROM folding`)
  const setState = database.prepare(stateSql)
  const persons = database.prepare<[number, number], Omit<StoredPerson, 'person'> & Texts>(
    'SELECT id, reference, person AS text FROM participants WHERE id > ? ORDER BY id LIMIT ?',
  )
  const replies = database.prepare<[number], Omit<StoredReply, 'answers'> & Texts>(
    'SELECT id, form, answers AS text FROM replies WHERE participant_id = ?',
  )
  const setPerson = database.prepare(personSql)
  const setReply = database.prepare(replySql)
  const setKeys = createKeyStore(database)
  // Called by their name in SQL alone.
  database.function('search_text', (text: unknown) => searchText([String(text)]))
  const setLabels = ['tags', 'notes'].map(table =>
    database.prepare(
      `UPDATE ${table} SET search = search_text(${columns[table]}) WHERE participant_id = ?`,
    ),
  )
  return {
    state: () => state.get(),
    setState: (state: RefillState): void => void setState.run(state),
    personsAfter: (id: number, max: number): StoredPerson[] =>
      persons.all(id, max).map(({ text, ...row }) => ({ ...row, person: JSON.parse(text) ?? {} })),
    repliesOf: (participantId: number): StoredReply[] =>
      replies
        .all(participantId)
        .map(({ text, ...row }) => ({ ...row, answers: JSON.parse(text) ?? {} })),
    setPerson: (values: {
      id: number
      search: string
      sortName: string
      sortOrganization: string
    }) => void setPerson.run(values),
    setReply: (values: { id: number; search: string; sortTopic: string }) =>
      void setReply.run(values),
    setKeys,
    log: createLogSearchStore(database),
    setLabels: (participantId: number): void => {
      for (const set of setLabels) set.run(participantId)
    },
  }
}

type Texts = { text: string }
const columns: Record<string, string> = { tags: 'tag', notes: 'text' }
