import { form, words } from './form.js'

/** In milliseconds: a screen reader is told after typing, not at each letter. */
const pause = 300

export function countCharacters() {
  for (const area of form.querySelectorAll('[data-count]')) countIn(area)
}

function countIn(area) {
  const output = document.getElementById(`${area.id}-count`)
  let telling
  output.setAttribute('aria-live', 'polite')
  area.addEventListener('input', () => {
    clearTimeout(telling)
    telling = setTimeout(tellCount, pause, area, output)
  })
  tellCount(area, output)
}

function tellCount({ value, dataset }, output) {
  output.textContent = words('textCount', { count: [...value].length, max: dataset.max })
}
