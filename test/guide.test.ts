import './guide/follow-answers.test.ts'
import './guide/one-source.test.ts'
