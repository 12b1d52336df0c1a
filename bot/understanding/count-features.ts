import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js'

/**
 * Trains `natural`'s Bayes classifier on sparse examples and returns what it learnt: for each label, how
 * often each feature occurred with it, including smoothing. Its own scoring is not used: it multiplies plain
 * probabilities, which underflow to 0 from about 55 characters.
 */
export function countFeatures(
  examples: readonly { readonly features: readonly number[]; readonly label: number }[],
  smoothing: number,
): Readonly<Record<string, Readonly<Record<number, number>>>> {
  const bayes = new BayesClassifier(undefined, smoothing).classifier
  for (const { features, label } of examples) {
    // A sparse observation is an object whose values are the features present; its keys do not matter, but
    // small objects are fast. The prefix keeps labels from being sorted as integers.
    const observation: Record<string, number> = {}
    for (const [at, feature] of features.entries()) observation[at] = feature
    bayes.addExample(observation, `label ${label}`)
  }
  bayes.train()
  return bayes.classFeatures
}
