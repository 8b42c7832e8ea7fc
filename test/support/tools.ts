import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A program that tests start and npm does not bring. */
export type Tool = {
  name: string
  find(): string | undefined
  /** Commands that may bring it, in the order in which they are tried. */
  ways: { name: string; commands: [string, ...string[]][] }[]
  /** What to type where none of them does. */
  advice: string
}

const longestWay = 600_000

/** Finds a program or gets it: one line; what the failed ways had to say comes only when all have failed. */
export function ensureTool({ name, find, ways, advice }: Tool): string {
  process.stdout.write(`${name}: `)
  const said: string[] = []
  for (const way of ways) {
    if (find()) break
    process.stdout.write(`trying ${way.name}… `)
    said.push(...way.commands.map(command => `$ ${command.join(' ')}\n${saidBy(command)}`))
  }
  const found = find()
  console.log(found ?? 'not to be had')
  if (!found) throw new Error([...said, advice].join('\n'))
  return found
}

function saidBy([command, ...args]: [string, ...string[]]): string {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { stdout, stderr, error } = spawnSync(command, args, { env, timeout: longestWay, encoding: 'utf8' })
  return [stdout, stderr, error?.message].filter(Boolean).join('\n')
}

/** The first of these names on PATH. */
export function onPath(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(':')
  return names.flatMap(name => folders.map(folder => join(folder, name))).find(file => existsSync(file))
}

/** As root on Debian. */
export function debianPackage(name: string): Tool['ways'] {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return []
  const commands: [string, ...string[]][] = [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', name],
  ]
  return [{ name: 'apt-get', commands }]
}
