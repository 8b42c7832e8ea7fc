import { command, named } from './commands/command.ts'
import { loadConfig } from './config.ts'
import { serve } from './serve.ts'
import { createServices } from './services.ts'

const usage = `npm start

Runs the site until it is stopped. Settings are environment variables: README.md lists them.`

await command(usage, {}, ({ positionals }) => {
  named(positionals)
  return serve(createServices(loadConfig(process.env)))
})
