/** In a long list of boxes to tick one is found by what stands beside it; and how many are ticked is told. */
const find = document.querySelector('[data-find]')
if (find) {
  const form = find.form
  const boxes = [...form.querySelectorAll(`input[name=${find.dataset.find}]`)]
  const groups = [...form.querySelectorAll('details:has(input[type=checkbox])')]
  const untick = form.querySelector('[data-untick]')
  const plain = text => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()
  const texts = new Map(boxes.map(box => [box, plain(box.parentElement.textContent)]))
  const openBefore = new Map(groups.map(group => [group, group.open]))

  for (const control of [find, untick]) control.classList.remove('awaits-script')

  const narrow = () => {
    const typed = plain(find.value)
    for (const [box, text] of texts) box.closest('li').hidden = !text.includes(typed)
    for (const group of groups) {
      const isFound = [...group.querySelectorAll('li')].some(line => !line.hidden)
      group.hidden = !isFound
      group.open = typed ? isFound : openBefore.get(group)
    }
  }
  const tell = () => {
    for (const group of groups) {
      const own = boxes.filter(box => group.contains(box))
      const count = own.filter(box => box.checked).length
      group.querySelector('[data-ticked]').textContent = `${count} / ${own.length}`
      // What is ticked stays in sight.
      if (count) openBefore.set(group, true)
    }
  }

  find.addEventListener('input', narrow)
  find.addEventListener('keydown', event => {
    if (event.key === 'Enter') event.preventDefault()
  })
  form.addEventListener('change', tell)
  untick.addEventListener('click', () => {
    for (const box of boxes) box.checked = false
    tell()
  })
  // A browser that comes back keeps what was ticked.
  addEventListener('pageshow', tell)
}
