import pino from 'pino'
import type { Config } from './config.ts'

/** JSON lines to standard output. */
export const createLog = ({ logLevel }: Pick<Config, 'logLevel'>) =>
  pino({ level: logLevel, base: undefined })
