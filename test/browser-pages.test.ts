import './browser-pages/console.test.ts'
import './browser-pages/guide.test.ts'
import './browser-pages/pages.test.ts'
import './browser-pages/training.test.ts'
