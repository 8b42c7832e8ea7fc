import { askWhenNeeded } from './conditions.js'
import { countCharacters } from './counting.js'
import { filterLongLists } from './filter.js'
import { form } from './form.js'
import { guardTyping } from './guarding.js'
import { suggestSpellings } from './latin.js'
import { showLocalTimes } from './local-time.js'
import { printWhole } from './printing.js'
import { addRowsHere } from './rows.js'

if (form) {
  askWhenNeeded()
  countCharacters()
  suggestSpellings()
  filterLongLists()
  addRowsHere()
  guardTyping()
  printWhole()
}
showLocalTimes()
