import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { hindranceOf } from '../start-hindrance.ts'

/** What was typed cannot be meant: the process ends with 2 instead of 1. */
export class Mistyped extends Error {}

type Typed<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>

/**
 * Runs a command of the project: `--help` prints the usage and does nothing; whatever goes wrong is
 * a sentence, not a stack trace. Only their owner reads the files that it makes.
 */
export async function command<Options extends ParseArgsOptionsConfig>(
  usage: string,
  options: Options,
  run: (typed: Typed<Options>) => void | Promise<void>,
): Promise<void> {
  process.umask(0o077)
  try {
    const typed = parse(options)
    if (typed.values.help) console.log(usage)
    else await run(typed as Typed<Options>)
  } catch (error) {
    console.error(hindranceOf(error as Error).sentence)
    process.exit(isMistyped(error as Error) ? 2 : 1)
  }
}

function parse(options: ParseArgsOptionsConfig) {
  const { tokens, ...typed } = parseArgs({
    allowPositionals: true,
    options: { ...options, help: { type: 'boolean' } },
    tokens: true,
  })
  const names = tokens.flatMap(token => (token.kind === 'option' ? [token.name] : []))
  const twice = names.find((name, place) => names.indexOf(name) < place)
  if (twice) throw new Mistyped(`Option '--${twice}' is there twice; --help says what to type`)
  return typed
}

const isMistyped = (error: Error & { code?: string }): boolean =>
  error instanceof Mistyped || error.code?.startsWith('ERR_PARSE_ARGS') === true

/** As many arguments as these names, which a sentence says where one is missing. */
export function named<Names extends readonly string[]>(
  typed: readonly string[],
  ...names: Names
): { [Place in keyof Names]: string } {
  const missing = names.find((_, place) => !typed[place])
  if (missing) throw new Mistyped(`${missing} is missing; --help says what to type`)
  const [unexpected] = typed.slice(names.length)
  if (unexpected !== undefined)
    throw new Mistyped(`Unexpected argument '${unexpected}'; --help says what to type`)
  return typed as never
}
