-- Staff set few categories. One that is set for one reply counts for the participant's others, so each reply asks for it.
CREATE INDEX replies_with_category ON replies (participant_id) WHERE protocol_category IS NOT NULL;
