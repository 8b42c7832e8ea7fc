import pino from 'pino'
import { createAudit } from './audit/audit.ts'
import { type Clock, createClock } from './clock.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database.ts'
import { createSteps } from './decisions/apply.ts'
import { createBatches } from './decisions/batches.ts'
import { createDecisions } from './decisions/decisions.ts'
import { createUndo } from './decisions/undo.ts'
import { createDownloads } from './exports/downloads.ts'
import { createExportRows } from './exports/rows.ts'
import { createLetters } from './letters/letters.ts'
import { createLetterStore } from './letters/letters-store.ts'
import { createOutbox } from './letters/outbox.ts'
import { createOverview } from './overview/overview.ts'
import { createLabels } from './participants/labels.ts'
import { createLinks } from './participants/links.ts'
import { createNotes } from './participants/notes.ts'
import { createProgramme } from './programme/programme.ts'
import { createDuplicates } from './replies/duplicates.ts'
import { createMerging } from './replies/merging.ts'
import { createReceiver } from './replies/receive.ts'
import { createReplyStore } from './replies/store.ts'
import { createSeating } from './seating/seating.ts'
import { createStaffAccounts } from './staff/accounts.ts'
import { createDigest } from './staff/digest.ts'
import { createFacets } from './table/facets.ts'
import { createSavedViews } from './table/saved-views.ts'
import { createReplySearch } from './table/search.ts'
import { createTableSettings } from './table/settings.ts'

export type Services = ReturnType<typeof createServices>

/** Opens everything once; the only place where the parts are put together. */
export function createServices(config: Config, clock: Clock = createClock(config.clockStartsAt)) {
  const log = pino({ level: config.logLevel, base: undefined })
  const database = openDatabase(config.databaseFile)
  const audit = createAudit({ database, clock })
  const staff = createStaffAccounts({ database, clock })
  const links = createLinks(database, clock)
  const replies = createReplyStore(database)
  const facets = createFacets(database)
  const search = createReplySearch(database, facets)
  const exportRows = createExportRows(database, search)
  const letterStore = createLetterStore(database)
  const outbox = createOutbox({
    store: letterStore,
    clock,
    log,
    config,
    mintLink: (id, address) => links.mint(id, address),
    mintInvitation: email => staff.mintInvitation(email),
  })
  const letters = createLetters({ database, clock, store: letterStore, audit })
  const receiver = createReceiver({ database, clock, replies, links, outbox, letters })
  const programme = createProgramme({ database, audit, replies })
  const seating = createSeating({ database, audit })
  const steps = createSteps({ clock, replies, programme, seating })
  const decisions = createDecisions({
    database,
    replies,
    programme,
    seating,
    outbox,
    letters,
    steps,
  })
  const undo = createUndo({ database, clock, replies, programme, seating, outbox, steps })
  const batches = createBatches({ database, clock })
  const overview = createOverview(database, facets)
  const duplicates = createDuplicates(database)
  const merging = createMerging({ database, clock, replies })
  const notes = createNotes({ database, clock })
  const labels = createLabels(database)
  const tableSettings = createTableSettings({ database, clock })
  const savedViews = createSavedViews(database)
  const digest = createDigest({ database, clock, config, outbox, letters, log })
  const downloads = createDownloads({ database, clock })
  return {
    config,
    clock,
    log,
    database,
    links,
    replies,
    search,
    exportRows,
    outbox,
    letters,
    receiver,
    programme,
    seating,
    decisions,
    undo,
    batches,
    overview,
    duplicates,
    merging,
    notes,
    staff,
    audit,
    downloads,
    digest,
    savedViews,
    labels,
    tableSettings,
  }
}
