import type { Audit } from '../audit/audit.ts'
import type { Database } from '../database.ts'
import { createLabelStore, type LabelStore } from './labels-store.ts'
import type { Participant } from './participant.ts'

export type Labels = ReturnType<typeof createLabels>

/** The longest tag, in characters. */
export const tagMax = 40
/** Tags of one participant; more than this nobody reads. */
export const tagsMax = 10

type Tools = { store: LabelStore; audit: Audit }
type Labelled = Pick<Participant, 'id' | 'reference'>

/**
 * Who of the secretariat looks after a participant, and the short words that participants are found
 * by.
 */
export function createLabels({ database, audit }: { database: Database; audit: Audit }) {
  const store = createLabelStore(database)
  const tools = { store, audit }
  return {
    /** The id of the member of staff. */
    assignee: (participantId: number): number | undefined => store.assignee(participantId)?.id,
    tags: store.tags,
    allTags: store.allTags,
    /** Somebody of the secretariat has looked at what the participant sent. */
    markRead: store.markRead,

    /** Null: nobody looks after the participant any more. */
    assign: database.transaction((one: Labelled, staffId: number | null, by: string) =>
      assign(tools, one, staffId, by),
    ),
    /** False: it was there. */
    addTag: database.transaction((one: Labelled, tag: string, by: string) =>
      addTag(tools, one, tag, by),
    ),
    /** False: there was none. */
    removeTag: database.transaction((one: Labelled, tag: string, by: string) =>
      removeTag(tools, one, tag, by),
    ),
  }
}

function assign({ store, audit }: Tools, one: Labelled, staffId: number | null, by: string): void {
  const from = store.assignee(one.id)?.email ?? ''
  store.assign(one.id, staffId)
  const to = store.assignee(one.id)?.email ?? ''
  audit.record(by, 'assigned', { reference: one.reference, from, to })
}

function addTag({ store, audit }: Tools, one: Labelled, tag: string, by: string): boolean {
  const isNew = store.addTag(one.id, tag)
  if (isNew) audit.record(by, 'tag_added', { reference: one.reference, to: tag })
  return isNew
}

function removeTag({ store, audit }: Tools, one: Labelled, tag: string, by: string): boolean {
  const wasThere = store.removeTag(one.id, tag)
  if (wasThere) audit.record(by, 'tag_removed', { reference: one.reference, from: tag })
  return wasThere
}
