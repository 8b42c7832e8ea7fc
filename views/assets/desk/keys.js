// Keys for the table, for those who want them: `/` search, `j` and `k` rows, Enter opens, `?` tells.
const rows = [...document.querySelectorAll('.replies tbody tr a')]
const help = document.querySelector('.keys')

const actions = {
  '/': () => document.getElementById('q')?.focus(),
  j: () => move(1),
  k: () => move(-1),
  '?': () => help?.showModal(),
}

function move(step) {
  const row = rows[rows.indexOf(document.activeElement) + step]
  row?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}

/** Switched off by whoever does not want them; the help stays, where they are switched on again. */
const isOff = () => localStorage.getItem('keys') === 'off'

const isTyping = ({ target, ctrlKey, metaKey, altKey }) =>
  ctrlKey || metaKey || altKey || target.closest('input, select, textarea, dialog')

document.addEventListener('keydown', event => {
  const { key } = event
  if (isTyping(event) || !Object.hasOwn(actions, key)) return
  if (isOff() && key !== '?') return
  event.preventDefault()
  actions[key]()
})

if (help) {
  const box = help.querySelector('input')
  box.checked = !isOff()
  box.addEventListener('change', () => localStorage.setItem('keys', box.checked ? 'on' : 'off'))
  const button = document.querySelector('[data-keys]')
  button.hidden = false
  button.addEventListener('click', () => help.showModal())
}
