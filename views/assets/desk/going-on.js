// What a search goes on to find comes into the page by itself.
const place = document.querySelector('[data-search]')
const everyMilliseconds = 2000

async function lookAgain() {
  const answer = await fetch(location.href)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const found = page.querySelector('[data-search]')
  // Signed out meanwhile, or deleted by somebody else.
  if (!found) return
  bring(found, place)
  lookAgainLater()
}

// Only what differs is put in anew: a link keeps the focus, and nothing is read out twice.
function bring(found, shown) {
  const [parts, before] = [[...found.children], [...shown.children]]
  for (const [index, part] of parts.entries()) {
    const old = before[index]
    if (!old) shown.append(part)
    else if (old.matches('div, ul')) bring(part, old)
    else if (!old.isEqualNode(part)) old.replaceWith(part)
  }
  for (const old of before.slice(parts.length)) old.remove()
}

// Without a connection it is tried again.
function lookAgainLater() {
  if (place.querySelector('[data-goes-on]'))
    setTimeout(() => lookAgain().catch(lookAgainLater), everyMilliseconds)
}

lookAgainLater()
