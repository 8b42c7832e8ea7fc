-- Whose links an erasure ends: the page before it had read every link that was ever sent.
CREATE INDEX mailed_links_by_address ON mailed_links (address);
