/** As it was in 2024: some twenty tables of ten, until the secretariat sets something else. */
export const seatingPlan = { seats: 200, tableSize: 10 }
