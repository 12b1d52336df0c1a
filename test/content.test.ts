import './content/broken.test.ts'
import './content/cached-content.test.ts'
import './content/compile-terminals.test.ts'
import './content/yaml-bomb.test.ts'
