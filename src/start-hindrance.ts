import { remedies, troubleOf } from './database-trouble.ts'

/** Why the site has not started. */
export type Hindrance = {
  /** A line, for whoever starts it. */
  sentence: string
  /** The same start may succeed a little later. */
  mayPass: boolean
  stack: string | undefined
}

type Failure = Error & { code?: string; syscall?: string }

export function hindranceOf(error: Failure): Hindrance {
  const { code, syscall, stack, message } = error
  if (syscall === 'listen') return { ...portHindrance(code), stack }
  const trouble = troubleOf(error)
  if (!trouble) return { sentence: message, mayPass: false, stack }
  const { sentence: known, retrySeconds } = remedies[trouble]
  const sentence = message === known ? known : `${known} (${message})`
  return { sentence, mayPass: retrySeconds !== undefined, stack }
}

/** The address may come up after the site does, when a machine starts. */
function portHindrance(code = ''): Omit<Hindrance, 'stack'> {
  if (code === 'EADDRINUSE') return { sentence: `the port is in use (${code})`, mayPass: true }
  const mayPass = code === 'EADDRNOTAVAIL'
  return { sentence: `the address and port cannot be listened at (${code})`, mayPass }
}
