// The same tests as on SQLite; `api.test.ts` sees by the name of the running file which store is meant.
import './api.test.ts'
