/** Words of each: `options:<name>`. */
export const ranks = ['chief_keeper', 'keeper', 'friend']
export const tongues = ['en', 'pt', 'ru']
