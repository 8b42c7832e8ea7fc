/** Rows are ticked one by one, from one to another with Shift, or all; and how many are ticked is told. */
const form = document.querySelector('.selecting')
if (form) {
  const boxes = [...form.querySelectorAll('input[name=reply]')]
  const all = form.querySelector('[data-select-all]')
  const scope = form.querySelector('input[name=scope]')
  const told = form.querySelector('[data-ticked]')
  const inWords = told.dataset.ticked
  let last

  all.hidden = false

  const tell = () => {
    const count = boxes.filter(box => box.checked).length
    told.textContent = inWords.replace('#', count)
    all.checked = count === boxes.length
    all.indeterminate = count > 0 && count < boxes.length
    // What is found is not asked for by nobody.
    if (count === 0) scope.checked = false
  }

  const tickFromLast = box => {
    const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].toSorted((a, b) => a - b)
    for (const one of boxes.slice(from, to + 1)) one.checked = box.checked
  }

  form.addEventListener('click', ({ target, shiftKey }) => {
    if (!boxes.includes(target)) return
    if (shiftKey && last) tickFromLast(target)
    last = target
    tell()
  })
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked
    tell()
  })
  // A browser that comes back keeps what was ticked.
  addEventListener('pageshow', tell)
}
