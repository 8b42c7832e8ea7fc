import { troubles } from '../database-trouble.ts'
import { lastClosesAt } from '../facts/closing.ts'
import { formPreviews } from './form-previews.ts'
import { type Preview, typedBadly } from './preview.ts'

const closedAt = lastClosesAt.add({ seconds: 1 })
const lastDay = lastClosesAt.subtract({ hours: 3 })

/** Previews of public pages, with their errors. */
export const publicPreviews: readonly Preview[] = [
  { name: 'home', path: '' },
  { name: 'home, some replies sent', path: '', as: 'withdrawn' },
  { name: 'home, several participants', path: '', as: 'office' },
  { name: 'home, drafts kept', path: '', as: 'drafter' },
  { name: 'home, last day', path: '', at: lastDay },
  { name: 'home, closed', path: '', at: closedAt },
  ...formPreviews,
  { name: 'draft, begun', path: '/drafts/DRAFT_BEGUN' },
  { name: 'draft, whole', path: '/drafts/DRAFT_WHOLE' },
  { name: 'draft, closed', path: '/drafts/DRAFT_WHOLE', at: closedAt },
  { name: 'draft, participant not opened', path: '/drafts/DRAFT_OTHERS' },
  {
    name: 'draft, wrong address',
    path: '/drafts/DRAFT_BEGUN/letter',
    body: { contact_email: 'office' },
  },
  { name: 'draft, gone', path: '/drafts/gone' },
  { name: 'personal page', path: '/replies', as: 'everything' },
  { name: 'receipt', path: '/replies?done=speaking-slot', as: 'everything' },
  { name: 'receipt, nobody comes', path: '/replies?done=participation', as: 'refused' },
  { name: 'receipt, sent as it was', path: '/replies?unchanged=participation', as: 'everything' },
  { name: 'receipt, withdrawn', path: '/replies?done=participation', as: 'withdrawn' },
  { name: 'personal page, hints', path: '/replies', as: 'speaker' },
  { name: 'personal page, slot offered', path: '/replies', as: 'offered', at: closedAt },
  { name: 'receipt, slot confirmed', path: '/replies?done=speaking-slot', as: 'confirmed' },
  { name: 'personal page, closed', path: '/replies', as: 'everything', at: closedAt },
  { name: 'several participants', path: '/replies', as: 'office' },
  { name: 'several participants, closed', path: '/replies', as: 'office', at: closedAt },
  { name: 'print sheet', path: '/replies/sheet', as: 'everything' },
  { name: 'sent, and not to be shown', path: '/received/2346-789D' },
  { name: 'link', path: '/link' },
  { name: 'link, wrong address', path: '/link', body: { contact_email: 'office' } },
  { name: 'link, sent', path: '/link', body: { contact_email: 'office@sample.example' } },
  { name: 'link, expired', path: '/replies/expired' },
  { name: 'privacy', path: '/privacy' },
  { name: 'accessibility', path: '/accessibility' },
  { name: 'help', path: '/help' },
  ...[403, 404, 413, 415, 421, 500].map(status => ({
    name: `error ${status}`,
    path: '/help',
    refused: status,
  })),
  { name: 'error 429', path: '/participation', body: typedBadly, refused: 429 },
  ...troubles.map(trouble => ({
    name: `error 503, ${trouble}`,
    path: '/participation',
    body: typedBadly,
    trouble,
  })),
]
