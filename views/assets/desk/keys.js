/**
 * Keys for the table, for those who want them, by their place on the keyboard, so that they work in
 * every layout: J and K rows, X ticks, `/` search, `?` tells. Enter opens, as it does every link.
 */
const rows = [...document.querySelectorAll('.replies tbody tr')]
const help = document.querySelector('.keys')

const actions = {
  Slash: ({ shiftKey }) => (shiftKey ? help?.showModal() : document.getElementById('q')?.focus()),
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  KeyX: () => currentRow()?.querySelector('input')?.click(),
}

/** In layouts that have a slash or a question mark elsewhere. */
const signs = {
  '/': () => document.getElementById('q')?.focus(),
  '?': () => help?.showModal(),
}

const currentRow = () => document.activeElement?.closest('.replies tbody tr')

function move(step) {
  const link = rows[rows.indexOf(currentRow()) + step]?.querySelector('a')
  link?.focus()
  link?.scrollIntoView({ block: 'nearest' })
}

/** Switched off by whoever does not want them; the help stays, where they are switched on again. */
const isOff = () => localStorage.getItem('keys') === 'off'

const isTyping = ({ target, ctrlKey, metaKey, altKey }) =>
  ctrlKey ||
  metaKey ||
  altKey ||
  target.closest('input:not([type=checkbox]), select, textarea, dialog')

const asksForHelp = ({ key, code, shiftKey }) => key === '?' || (code === 'Slash' && shiftKey)

document.addEventListener('keydown', event => {
  const act = signs[event.key] ?? actions[event.code]
  if (!act || isTyping(event)) return
  if (isOff() && !asksForHelp(event)) return
  event.preventDefault()
  act(event)
})

if (help) {
  const box = help.querySelector('input')
  box.checked = !isOff()
  box.addEventListener('change', () => localStorage.setItem('keys', box.checked ? 'on' : 'off'))
  const button = document.querySelector('[data-keys]')
  button.hidden = false
  button.addEventListener('click', () => help.showModal())
}
