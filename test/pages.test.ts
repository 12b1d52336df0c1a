import './pages/console.test.ts'
import './pages/guide.test.ts'
