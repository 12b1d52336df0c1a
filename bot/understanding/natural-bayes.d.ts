/**
 * The only file of `natural` that is loaded: its index would load 17 MB of stemmers, taggers and word nets.
 */
declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  import type { BayesClassifier } from 'natural/lib/natural/classifiers/index.js'

  const Classifier: typeof BayesClassifier
  export default Classifier
}
