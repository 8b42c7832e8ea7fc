-- A reply is found by whoever speaks or comes instead of the participant, too. `fold` is given by src/database.ts.
UPDATE replies SET search = fold(
  coalesce(answers ->> '$.topic', '') || ' ' || coalesce(answers ->> '$.topic_en', '') || ' ' ||
  coalesce(answers ->> '$.speaker_name', '') || ' ' || coalesce(answers ->> '$.representative_name', '') || ' ' ||
  coalesce(answers ->> '$.ai_representative_name', ''));
