-- An account that was invited has no password until its letter's link sets one; '' says so. Before, a random one stood there.
UPDATE staff SET password_hash = ''
WHERE EXISTS (SELECT 1 FROM audit WHERE action = 'account_invited' AND details ->> '$.email' = staff.email)
  AND NOT EXISTS (SELECT 1 FROM audit WHERE action IN ('password_set', 'signed_in') AND made_by = staff.email)
  AND NOT EXISTS (SELECT 1 FROM audit WHERE action = 'account_added' AND details ->> '$.email' = staff.email);
