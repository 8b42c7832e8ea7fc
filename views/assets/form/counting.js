import { form, words } from './form.js'

/** In milliseconds: a screen reader is told after typing, not at each letter. */
const pause = 1000
/** Of the limit: from here on the number is worth an interruption. */
const near = 0.9

export function countCharacters() {
  for (const area of form.querySelectorAll('[data-count]')) countIn(area)
}

function countIn(area) {
  const output = document.getElementById(`${area.id}-count`)
  let telling
  area.addEventListener('input', () => {
    clearTimeout(telling)
    output.setAttribute('aria-live', lengthOf(area) < near * area.dataset.max ? 'off' : 'polite')
    telling = setTimeout(tellCount, pause, area, output)
  })
  tellCount(area, output)
}

function tellCount(area, output) {
  const [count, { max }] = [lengthOf(area), area.dataset]
  const over = count - max
  output.textContent = words(over > 0 ? 'textOver' : 'textCount', { count, max, over })
  output.toggleAttribute('data-over', over > 0)
}

const lengthOf = ({ value }) => [...value].length
