import { type RequestHandler, Router } from 'express'
import type { Services } from '../../services.ts'
import { chosenLanguage } from '../../web/language.ts'
import { knowMailTrouble } from '../../web/mail-trouble.ts'
import { knowMargin } from '../../web/margin.ts'
import { knowMember } from '../../web/member.ts'
import { knowNavigation } from '../../web/navigation.ts'
import { knowSaid } from '../../web/said.ts'
import { noStore } from '../../web/security.ts'
import { staffOnly } from '../../web/staff-only.ts'
import { whenRead } from '../../web/when-read.ts'
import { filesWhenWritable } from '../../web/when-writable.ts'
import { accountRoutes } from './account.ts'
import { auditRoutes } from './audit.ts'
import { batchRoutes } from './batches.ts'
import { callRoutes } from './calls.ts'
import { columnSetRoutes } from './column-sets.ts'
import { decisionRoutes } from './decisions.ts'
import { deliveryRoutes } from './deliveries.ts'
import { doorListRoutes } from './door-lists.ts'
import { duplicateRoutes } from './duplicates.ts'
import { entryRoutes } from './entries.ts'
import { exportRoutes } from './exports.ts'
import { fileRoutes } from './files.ts'
import { firstRunRoutes } from './first-run.ts'
import { helpRoutes } from './help.ts'
import { labelRoutes } from './labels.ts'
import { letterRoutes } from './letters.ts'
import { markedRoutes } from './marked.ts'
import { mergingRoutes } from './merging.ts'
import { passwordRoutes } from './password.ts'
import { personalDataRoutes } from './personal-data.ts'
import { programmeRoutes } from './programme.ts'
import { publishedRoutes } from './published.ts'
import { replyRoutes } from './reply.ts'
import { responseRoutes } from './responses.ts'
import { runningOrderRoutes } from './running-order.ts'
import { savedViewRoutes } from './saved-views.ts'
import { seatingRoutes } from './seating.ts'
import { askToSignIn, signedInRoutes, signInRoutes } from './sign-in.ts'
import { staffRoutes } from './staff.ts'
import { replyTableRoutes } from './table.ts'
import { tablePaperRoutes } from './table-papers.ts'
import { todayRoutes } from './today.ts'

/** What every page of the desk knows, before anybody has signed in too. */
export const knowDesk = (services: Services): RequestHandler[] => [
  noStore,
  knowMember(services),
  knowNavigation,
  knowMargin(services),
  knowSaid(services),
  chosenLanguage,
  knowMailTrouble(services),
]

/** The secretariat's side: signing in, and behind one guard everything else. */
export function adminRoutes(services: Services): Router {
  const router = Router()
  router.use(knowDesk(services))
  router.use(signInRoutes(services), passwordRoutes(services))
  router.use(staffOnly(services, askToSignIn))
  // Nobody takes a file away without a line in the log.
  router.use(filesWhenWritable(services))
  router.use(whenRead(services))
  router.use(signedInRoutes(services))
  router.use(todayRoutes(services))
  router.use(firstRunRoutes(services))
  router.use(replyTableRoutes(services))
  router.use(exportRoutes(services))
  router.use(deliveryRoutes(services))
  router.use(columnSetRoutes(services))
  router.use(fileRoutes(services))
  router.use(helpRoutes())
  router.use(publishedRoutes(services))
  router.use(savedViewRoutes(services))
  router.use(replyRoutes(services))
  router.use(letterRoutes(services))
  router.use(labelRoutes(services))
  router.use(mergingRoutes(services))
  router.use(personalDataRoutes(services))
  router.use(duplicateRoutes(services))
  router.use(decisionRoutes(services))
  router.use(responseRoutes(services))
  router.use(callRoutes(services))
  router.use(entryRoutes(services))
  router.use(batchRoutes(services))
  router.use(markedRoutes(services))
  router.use(programmeRoutes(services))
  router.use(runningOrderRoutes(services))
  router.use(seatingRoutes(services))
  router.use(doorListRoutes(services))
  router.use(tablePaperRoutes(services))
  router.use(accountRoutes(services))
  router.use(staffRoutes(services))
  router.use(auditRoutes(services))
  return router
}
