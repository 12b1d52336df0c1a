/** The one file of `natural` that is loaded: its index brings stemmers, taggers and word nets of 17 MB with it. */
declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  import type { BayesClassifier } from 'natural/lib/natural/classifiers/index.js'

  const Classifier: typeof BayesClassifier
  export default Classifier
}
