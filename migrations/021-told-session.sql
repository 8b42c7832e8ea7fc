-- The session that the participant was told of; the programme may be planned otherwise until the next letter says so.
ALTER TABLE replies ADD COLUMN told_session TEXT;
UPDATE replies SET told_session = (SELECT session FROM slots WHERE reply_id = replies.id)
WHERE status IN ('slot_offered', 'confirmed');
