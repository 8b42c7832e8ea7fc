import { type Preview, typedBadly } from './preview.ts'

/** Previews of the overview, the table, a reply, and batches. */
export const replyPreviews: readonly Preview[] = [
  { name: 'overview', path: '/admin/overview', as: 'secretary' },
  { name: 'overview, no replies yet', path: '/admin/overview', as: 'secretary', isEmpty: true },
  { name: 'table', path: '/admin/replies', as: 'secretary' },
  {
    name: 'table, filtered and sorted',
    path: '/admin/replies?region=cis&sort=name',
    as: 'secretary',
  },
  { name: 'table, view without a name', path: '/admin/views', as: 'secretary', body: { name: '' } },
  { name: 'table, nothing found', path: '/admin/replies?q=nobody', as: 'secretary' },
  { name: 'table, no replies yet', path: '/admin/replies', as: 'secretary', isEmpty: true },
  { name: 'table, second page', path: '/admin/replies?page=2', as: 'secretary' },
  { name: 'export', path: '/admin/export?form=participation', as: 'secretary' },
  { name: 'reply', path: '/admin/replies/REFERENCE', as: 'secretary' },
  { name: 'reply, letter', path: '/admin/replies/REFERENCE/letters/LETTER', as: 'secretary' },
  {
    name: 'reply, empty note',
    path: '/admin/replies/REFERENCE/notes',
    as: 'secretary',
    body: { text: '' },
  },
  {
    name: 'reply, tag too long',
    path: '/admin/replies/REFERENCE/tags',
    as: 'secretary',
    body: { tag: 'sample '.repeat(7) },
  },
  { name: 'reply, decision pending', path: '/admin/replies/PENDING', as: 'secretary' },
  {
    name: 'reply, stale decision',
    path: '/admin/replies/PENDING/speaking-slot/decision',
    as: 'secretary',
    body: { version: '1', to: 'refused', note: 'Sample note <b>of the second reviewer</b>' },
  },
  {
    name: 'reply, no decision chosen',
    path: '/admin/replies/PENDING/speaking-slot/decision',
    as: 'secretary',
    body: {},
  },
  {
    name: 'merging two records',
    path: '/admin/replies/REFERENCE/merging/PENDING',
    as: 'secretary',
  },
  {
    name: 'merging two records, stale',
    path: '/admin/replies/REFERENCE/merging/PENDING',
    as: 'secretary',
    body: { versions: '1' },
  },
  { name: 'everything deleted', path: '/admin/replies/REFERENCE/erasure', as: 'secretary' },
  {
    name: 'everything deleted, not confirmed',
    path: '/admin/replies/REFERENCE/erasure',
    as: 'secretary',
    body: { reference: 'sample' },
  },
  {
    name: 'letter about a decision',
    path: '/admin/replies/PENDING/speaking-slot/letter',
    as: 'secretary',
  },
  { name: 'several replies, looked at', path: '/admin/batches/BATCH', as: 'secretary' },
  {
    name: 'several replies, nothing marked',
    path: '/admin/batches',
    as: 'secretary',
    body: { change: 'waiting' },
  },
  { name: 'paper reply', path: '/admin/entries/participation', as: 'secretary' },
  {
    name: 'paper reply, with errors',
    path: '/admin/entries/speaking-slot',
    as: 'secretary',
    body: typedBadly,
  },
  { name: 'correction', path: '/admin/replies/REFERENCE/ai-governance-day/entry', as: 'secretary' },
]
