import './training/judge.test.ts'
import './training/lessons.test.ts'
