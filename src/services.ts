import { createAudit } from './audit/audit.ts'
import { type Clock, createClock } from './clock.ts'
import { createCommits } from './commits.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database.ts'
import { createDatabaseHealth } from './database-health.ts'
import { createBatches } from './decisions/batches.ts'
import { createDecisions } from './decisions/decisions.ts'
import { createUndo } from './decisions/undo.ts'
import { createDrafts, mintDraftLink } from './drafts/drafts.ts'
import { createDraftStore } from './drafts/drafts-store.ts'
import { createColumnSets } from './exports/column-sets.ts'
import { createDeliveries } from './exports/deliveries.ts'
import { createDownloads } from './exports/downloads.ts'
import { createExportRows } from './exports/rows.ts'
import { createLetters } from './letters/letters.ts'
import { createLetterStore } from './letters/letters-store.ts'
import { createOutbox } from './letters/outbox.ts'
import { createLog } from './log.ts'
import { createAccess } from './participants/access.ts'
import { createLabels } from './participants/labels.ts'
import { createNotes } from './participants/notes.ts'
import { createProgramme } from './programme/programme.ts'
import { createCalls } from './replies/calls.ts'
import { createDuplicates } from './replies/duplicates.ts'
import { createMerging } from './replies/merging.ts'
import { createReceiver } from './replies/receive.ts'
import { createRefill } from './replies/refill.ts'
import { createReplyStore } from './replies/store.ts'
import { createErasure } from './retention/erasure.ts'
import { createHeld } from './retention/held.ts'
import { createRetention } from './retention/retention.ts'
import { createDoorLists } from './seating/door-lists.ts'
import { createSeating } from './seating/seating.ts'
import { createDigest } from './staff/digest.ts'
import { mintInvitation } from './staff/invitations.ts'
import { mintSignInLink } from './staff/known-browsers.ts'
import { createStaff } from './staff/staff.ts'
import { createStaffTools } from './staff/staff-tools.ts'
import { createTestLetter } from './staff/test-letter.ts'
import { createSavedViews } from './table/saved-views.ts'
import { createReplySearch } from './table/search.ts'
import { createTableSettings } from './table/settings-store.ts'
import { createToday } from './today/today.ts'

export type Services = ReturnType<typeof createServices>

/**
 * Makes every service once: the only place where parts of the program are put together. Each group
 * below uses the groups above it.
 */
export function createServices(config: Config, clock: Clock = createClock(config.clockStartsAt)) {
  const database = openDatabase(config.databaseFile)
  const ground = {
    config,
    clock,
    log: createLog(config),
    database,
    commits: createCommits(database),
    health: createDatabaseHealth(database, config.databaseFile),
  }

  const records = {
    ...ground,
    audit: createAudit(ground),
    access: createAccess(database, clock),
    replies: createReplyStore(database),
    draftStore: createDraftStore(database),
  }

  const staffTools = createStaffTools(records)
  const letterStore = createLetterStore(database)
  const post = {
    ...records,
    outbox: createOutbox({
      ...records,
      store: letterStore,
      mintLink: records.access.mailLink,
      mintInvitation: email => mintInvitation(staffTools, email),
      mintSignInLink: email => mintSignInLink(staffTools, email),
      mintDraftLink: id => mintDraftLink(records.draftStore, id),
    }),
    letters: createLetters({ ...records, store: letterStore }),
  }

  const begun = { ...post, drafts: createDrafts(post) }

  const plans = {
    ...begun,
    programme: createProgramme(post),
    seating: createSeating(post),
  }

  const receiver = createReceiver(plans)
  const notes = createNotes(plans)
  const search = createReplySearch(database)
  const duplicates = createDuplicates(plans)
  return {
    ...plans,
    receiver,
    calls: createCalls({ ...plans, receiver, notes }),
    decisions: createDecisions(plans),
    undo: createUndo(plans),
    batches: createBatches(plans),
    duplicates,
    merging: createMerging(plans),
    refill: createRefill(plans),
    notes,
    labels: createLabels(plans),
    search,
    savedViews: createSavedViews(plans),
    tableSettings: createTableSettings(plans),
    exportRows: createExportRows(database, search),
    downloads: createDownloads(plans),
    deliveries: createDeliveries(plans),
    columnSets: createColumnSets(plans),
    today: createToday({ ...plans, search, duplicates }),
    staff: createStaff({ ...staffTools, letters: post.letters }),
    testLetter: createTestLetter(post),
    digest: createDigest(post),
    retention: createRetention(ground),
    erasure: createErasure(records),
    held: createHeld(records),
    doorLists: createDoorLists(database, plans.seating),
  }
}
