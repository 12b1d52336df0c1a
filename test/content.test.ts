import './content/broken.test.ts'
import './content/compile-terminals.test.ts'
import './content/kept-content.test.ts'
import './content/yaml-bomb.test.ts'
