// Keys for the table, for those who want them: `/` search, `j` and `k` rows, Enter opens, `?` tells. All can be switched off.
const rows = [...document.querySelectorAll('.replies tbody tr a')]
const help = document.querySelector('.keys')
const search = document.getElementById('q')
const isOff = () => localStorage.getItem('keys') === 'off'

const actions = {
  '/': () => search?.focus(),
  j: () => move(1),
  k: () => move(-1),
  '?': () => help?.showModal(),
}

function move(step) {
  const row = rows[rows.indexOf(document.activeElement) + step]
  row?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}

document.addEventListener('keydown', event => {
  const isTyping = event.target.closest('input, select, textarea, dialog')
  if (
    isTyping ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    !Object.hasOwn(actions, event.key)
  )
    return
  if (isOff() && event.key !== '?') return
  event.preventDefault()
  actions[event.key]()
})

if (help) {
  const box = help.querySelector('input')
  box.checked = !isOff()
  box.addEventListener('change', () => localStorage.setItem('keys', box.checked ? 'on' : 'off'))
  const button = document.querySelector('[data-keys]')
  button.hidden = false
  button.addEventListener('click', () => help.showModal())
}

const all = document.querySelector('[data-select-all]')
if (all) {
  all.hidden = false
  all.addEventListener('change', () => {
    for (const box of document.querySelectorAll('input[name=reply]')) box.checked = all.checked
  })
}
