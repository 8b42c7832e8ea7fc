import { setTimeout } from 'node:timers/promises'
import { type Config, loadConfig } from './config.ts'
import { createLog } from './log.ts'
import { serve } from './serve.ts'
import { createServices } from './services.ts'
import { type Hindrance, hindranceOf } from './start-hindrance.ts'

const longestPauseSeconds = 60

/** A start that fails says why in a line; what may pass by itself is waited for, ever longer. */
try {
  await startWhenPossible(loadConfig(process.env))
} catch (error) {
  process.exitCode = 1
  console.error((error as Error).message)
}

async function startWhenPossible(config: Config): Promise<void> {
  const log = createLog(config)
  for (let seconds = 1; ; seconds = Math.min(2 * seconds, longestPauseSeconds)) {
    const hindrance = await start(config)
    if (!hindrance) return
    const { sentence, mayPass, stack } = hindrance
    log.debug({ stack }, 'not started')
    if (!mayPass) throw new Error(sentence)
    log.warn({ seconds }, `${sentence}; the start is tried again`)
    await setTimeout(seconds * 1000)
  }
}

async function start(config: Config): Promise<Hindrance | undefined> {
  let database: { close(): void } | undefined
  try {
    const services = createServices(config)
    database = services.database
    await serve(services)
    return undefined
  } catch (error) {
    database?.close()
    return hindranceOf(error as Error)
  }
}
