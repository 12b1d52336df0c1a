import './browser-pages/console.test.ts'
import './browser-pages/guide.test.ts'
