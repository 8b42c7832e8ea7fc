import type { Preview } from './preview.ts'

/** Previews of the programme, the round table and its door lists. */
export const planPreviews: readonly Preview[] = [
  { name: 'programme', path: '/admin/programme', as: 'secretary' },
  {
    name: 'programme, wrong settings',
    path: '/admin/programme/sessions/segment-9-july',
    as: 'secretary',
    body: { starts_at: '25:00', slot_minutes: '0', capacity: 'many' },
  },
  {
    name: 'programme, settings changed since',
    path: '/admin/programme/sessions/segment-9-july',
    as: 'secretary',
    body: { starts_at: '11:00', slot_minutes: '5', capacity: '12' },
  },
  {
    name: 'programme, a place pressed before a speech was picked',
    path: '/admin/programme/moves',
    as: 'secretary',
    body: { place: 'segment-9-july' },
  },
  { name: 'programme, conflicts', path: '/admin/programme/conflicts', as: 'secretary' },
  { name: 'running order', path: '/admin/programme/order', as: 'secretary' },
  {
    name: 'running order, confirmed alone',
    path: '/admin/programme/order?only=confirmed',
    as: 'secretary',
  },
  { name: 'running order of a day', path: '/admin/programme/order/2025-07-09', as: 'secretary' },
  { name: 'session file', path: '/admin/programme/session-file/2025-07-09', as: 'secretary' },
  { name: 'representation and interpretation', path: '/admin/representation', as: 'secretary' },
  { name: 'round table', path: '/admin/seating', as: 'secretary' },
  { name: 'round table, nobody yet', path: '/admin/seating', as: 'secretary', isEmpty: true },
  {
    name: 'round table, wrong settings',
    path: '/admin/seating/settings',
    as: 'secretary',
    body: { seats: 'many', table_size: '1' },
  },
  {
    name: 'round table, settings changed since',
    path: '/admin/seating/settings',
    as: 'secretary',
    body: { seats: '150', table_size: '8' },
  },
  { name: 'round table, seated', path: '/admin/seating?seated=2', as: 'secretary' },
  {
    name: 'round table, one ticked to change places',
    path: '/admin/seating/moves',
    as: 'secretary',
    body: { guest: '1:1:', to: 'exchange' },
  },
  { name: 'place cards', path: '/admin/seating/cards', as: 'secretary' },
  { name: 'table signs', path: '/admin/seating/signs?all=1', as: 'secretary' },
  { name: 'table plan', path: '/admin/seating/plan', as: 'secretary' },
  { name: 'door list, round table', path: '/admin/seating/round-table', as: 'secretary' },
  {
    name: 'door list, round table by table',
    path: '/admin/seating/round-table?by=table',
    as: 'secretary',
  },
  { name: 'door list, afternoon', path: '/admin/seating/afternoon', as: 'secretary' },
]
