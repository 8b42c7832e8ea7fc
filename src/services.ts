import pino from 'pino'
import { type Clock, createClock } from './clock.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database.ts'
import { createOutbox } from './letters/outbox.ts'
import { createDuplicates } from './replies/duplicates.ts'
import { createExportRows } from './replies/export-rows.ts'
import { createFacets } from './replies/facets.ts'
import { createLabels } from './replies/labels.ts'
import { createLinks } from './replies/links.ts'
import { createMerging } from './replies/merging.ts'
import { createNotes } from './replies/notes.ts'
import { createReceiver } from './replies/receive.ts'
import { createReplySearch } from './replies/search.ts'
import { createReplyStore } from './replies/store.ts'
import { createBatches } from './review/batches.ts'
import { createDecisions } from './review/decisions.ts'
import { createOverview } from './review/overview.ts'
import { createProgramme } from './review/programme.ts'
import { createSeating } from './review/seating.ts'
import { createSteps } from './review/steps.ts'
import { createUndo } from './review/undo.ts'
import { createStaffAccounts } from './staff/accounts.ts'
import { createAudit } from './staff/audit.ts'
import { createDigest } from './staff/digest.ts'
import { createDownloads } from './staff/downloads.ts'
import { createSavedViews } from './staff/saved-views.ts'
import { createTableSettings } from './staff/table-settings.ts'

export type Services = ReturnType<typeof createServices>

/** Opens everything once; the only place where the parts are put together. */
export function createServices(config: Config, clock: Clock = createClock(config.clockStartsAt)) {
  const log = pino({ level: config.logLevel, base: undefined })
  const database = openDatabase(config.databaseFile)
  const staff = createStaffAccounts({ database, clock })
  const links = createLinks(database, clock)
  const replies = createReplyStore(database)
  const facets = createFacets(database)
  const search = createReplySearch(database, facets)
  const exportRows = createExportRows(database, search)
  const outbox = createOutbox({
    database,
    clock,
    log,
    config,
    mintLink: (id, address) => links.mint(id, address),
    mintInvitation: email => staff.mintInvitation(email),
  })
  const receiver = createReceiver({ database, clock, replies, links, outbox })
  const programme = createProgramme(database)
  const seating = createSeating(database)
  const steps = createSteps({ clock, replies, programme, seating })
  const decisions = createDecisions({ database, replies, programme, seating, outbox, steps })
  const undo = createUndo({ database, clock, replies, programme, seating, outbox, steps })
  const batches = createBatches({ database, clock })
  const overview = createOverview(database, facets)
  const duplicates = createDuplicates(database)
  const merging = createMerging({ database, clock, replies })
  const notes = createNotes({ database, clock })
  const labels = createLabels(database)
  const tableSettings = createTableSettings({ database, clock })
  const audit = createAudit({ database, clock })
  const savedViews = createSavedViews(database)
  const digest = createDigest({ database, clock, config, outbox, log })
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
