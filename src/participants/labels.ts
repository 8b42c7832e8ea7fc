import type { Audit } from '../audit/audit.ts'
import type { Database } from '../database.ts'
import { createLabelStore, type LabelStore } from './labels-store.ts'
import type { Participant } from './participant.ts'

export type Labels = ReturnType<typeof createLabels>

/** The longest tag, in characters. */
export const tagMax = 40
/** The most tags of one participant. */
export const tagsMax = 10

type Tools = { store: LabelStore; audit: Audit }
type Labelled = Pick<Participant, 'id' | 'reference'>

/**
 * The assignee of a participant (the member of staff who looks after them), and tags: short words
 * that staff find participants by.
 */
export function createLabels({ database, audit }: { database: Database; audit: Audit }) {
  const store = createLabelStore(database)
  const tools = { store, audit }
  return {
    /** The id of the assignee. */
    assignee: (participantId: number): number | undefined => store.assignee(participantId)?.id,
    tags: store.tags,
    allTags: store.allTags,
    /** A member of staff has opened the participant's reply to this form. */
    markRead: store.markRead,

    /** `staffId` null: nobody looks after the participant any more. */
    assign: database.transaction((one: Labelled, staffId: number | null, by: string) =>
      assign(tools, one, staffId, by),
    ),
    assignAll: database.transaction(
      (all: readonly Labelled[], staffId: number | null, by: string) => {
        for (const one of all) assign(tools, one, staffId, by)
      },
    ),
    /** How many have got the tag; whoever has it, or has as many as there may be, is left out. */
    tagAll: database.transaction(
      (all: readonly Labelled[], tag: string, by: string): number =>
        all.filter(one => hasRoom(store, one) && addTag(tools, one, tag, by)).length,
    ),
    /** How many were not read before. */
    markRepliesRead: store.markRepliesRead,
    /** False: the participant had this tag already. */
    addTag: database.transaction((one: Labelled, tag: string, by: string) =>
      addTag(tools, one, tag, by),
    ),
    /** False: the participant does not have this tag. */
    removeTag: database.transaction((one: Labelled, tag: string, by: string) =>
      removeTag(tools, one, tag, by),
    ),
  }
}

const hasRoom = (store: LabelStore, { id }: Labelled): boolean => store.tags(id).length < tagsMax

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
