-- What was typed into a form and not sent. It holds what nobody has confirmed, so no page of the desk reads it, and it is
-- deleted after its last day.

CREATE TABLE drafts (
  -- Never given twice: a letter names its draft, and may leave when that is gone.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  form TEXT NOT NULL,
  typed TEXT NOT NULL CHECK (json_valid(typed)), -- by field, as read and not judged
  reference TEXT NOT NULL,            -- of the participant for whom its page is; '': somebody new
  seen TEXT NOT NULL,                 -- what its page showed of what is stored; '': nothing
  changed_at TEXT NOT NULL,
  last_day TEXT NOT NULL              -- in the zone of the event
) STRICT;

CREATE INDEX drafts_by_last_day ON drafts (last_day);

-- Whoever has the link may read, change and send the draft. Tokens are in links alone, here are their hashes.
CREATE TABLE draft_links (
  token_hash TEXT PRIMARY KEY,
  draft_id INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_links_by_draft ON draft_links (draft_id);

CREATE INDEX letters_by_draft ON letters (data ->> '$.draft') WHERE kind = 'draft';

-- Whether the link to a draft has come is its owner's affair, who sees it on the page of the draft.
DROP VIEW unsent_letters;
CREATE VIEW unsent_letters AS
SELECT * FROM letters WHERE state = 'failed' AND error <> 'cancelled' AND kind <> 'draft' AND NOT EXISTS (
  SELECT 1 FROM letters AS later
  WHERE later.participant_id IS letters.participant_id AND later.id > letters.id AND later.kind = letters.kind
    AND later.state IN ('queued', 'sent') AND later.data ->> '$.form' IS letters.data ->> '$.form'
    -- A letter to staff has no participant; its address says whose it is.
    AND (letters.participant_id IS NOT NULL OR later.recipient = letters.recipient));
