/** Why the database takes nothing now. */
export type Trouble = 'busy' | 'full' | 'read_only' | 'unreachable' | 'damaged' | 'replaced'

/**
 * So long whoever wants to write waits while another program has the database locked: shorter than a
 * browser or a proxy waits.
 */
export const lockPatienceMilliseconds = 10_000

type Remedy = {
  /** For whoever runs the site: what is wrong, and what helps. */
  sentence: string
  /** When it is worth trying again; undefined: somebody has to do something and start the site. */
  retrySeconds: number | undefined
}

const restore = 'stop the site, type npm run restore -- FILE with the latest backup, and start it'

export const remedies: Record<Trouble, Remedy> = {
  busy: { sentence: 'the database is locked by another program: end that', retrySeconds: 10 },
  full: { sentence: 'the disk is full: make room', retrySeconds: 60 },
  read_only: {
    // SQLite gives the files that it makes beside a read-only one the same rights.
    sentence:
      'the disk or the file is read-only: let the site write to it, to the files beside it and to' +
      ' their folder',
    retrySeconds: 60,
  },
  unreachable: {
    sentence:
      'the database cannot be opened or read: see that its disk is there and its folder writable',
    retrySeconds: 60,
  },
  damaged: { sentence: `the database is damaged: ${restore}`, retrySeconds: undefined },
  replaced: {
    sentence:
      'the database was moved, replaced, removed or cut while the site ran: start the site again;' +
      ` should replies be missing, ${restore}`,
    retrySeconds: undefined,
  },
}

export const troubles = Object.keys(remedies) as Trouble[]

/** The system's words for it too: folders are made before SQLite opens anything. */
const codes: [code: RegExp, trouble: Trouble][] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'busy'],
  // A full disk has no room for the file in which connections to the database meet.
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC)/, 'full'],
  // So SQLite puts it when the system makes a disk read-only that is being written.
  [/^(SQLITE_READONLY|SQLITE_IOERR_WRITE|EROFS|EACCES)/, 'read_only'],
  [/^SQLITE_(IOERR|CANTOPEN)/, 'unreachable'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
]

type Failure = { code?: string; trouble?: Trouble }

/** What an error says about the database; undefined: it is about something else. */
export const troubleOf = ({ trouble, code = '' }: Failure): Trouble | undefined =>
  trouble ?? codes.find(([pattern]) => pattern.test(code))?.[1]

/** To be thrown where no statement has failed yet. */
export const inTrouble = (trouble: Trouble): Error & { trouble: Trouble } =>
  Object.assign(new Error(remedies[trouble].sentence), { trouble })
