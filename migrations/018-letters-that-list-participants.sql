-- In whom else's letters somebody is listed: an erasure had read every letter that was ever written.
CREATE INDEX letters_listing_participants ON letters (kind) WHERE kind = 'personal_link';
