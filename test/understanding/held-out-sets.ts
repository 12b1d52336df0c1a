/** Sets by strangers, each written without a look at the program; read blind once, then kept as they are. */
export const freshSets = [3, 4, 5, 6, 7, 8, 9, 10].map(number => `fresh-${number}.jsonl`)

/** Labelled lines that nothing was trained on. */
export const heldOutSets = ['held-out.jsonl', ...freshSets]
