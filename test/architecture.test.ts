import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import test from 'ava'

const root = join(import.meta.dirname, '..')

interface SourceFile {
  readonly path: string
  readonly text: string
  /** Own files as paths from the root, packages by name. */
  readonly imports: readonly { readonly target: string; readonly typeOnly: boolean }[]
}

const files = ['bot', 'web'].flatMap(sourcesIn)

function sourcesIn(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourcesIn(path)
    return path.endsWith('.ts') && !path.endsWith('.d.ts') ? [readSource(join(root, path))] : []
  })
}

function readSource(full: string): SourceFile {
  const text = readFileSync(full, 'utf8')
  const pattern =
    /^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'|import\('([^']+)'\)/gm
  const imports = [...text.matchAll(pattern)].map(match => {
    const name = match[2] ?? match[3] ?? match[4] ?? ''
    const target = name.startsWith('.') ? relative(root, join(dirname(full), name)) : name
    return { target, typeOnly: match[1] !== undefined }
  })
  return { path: relative(root, full), text, imports }
}

const within = (...folders: string[]): SourceFile[] =>
  files.filter(({ path }) => folders.some(folder => path.startsWith(`${folder}/`)))

const isOwn = (target: string): boolean => target.startsWith('bot/') || target.startsWith('web/')

/** Who may import whom: each folder names the folders and packages it may take from, at run time and as types. */
const rules: Readonly<Record<string, { runtime: readonly string[]; types?: readonly string[] }>> = {
  'bot/dialog': {
    runtime: ['bot/dialog/', 'bot/terminal/shows-words.ts', 'zod'],
    types: ['bot/terminal/'],
  },
  'bot/understanding': {
    runtime: ['bot/understanding/', 'natural', 'pinyin-pro', 'opencc-js'],
    types: ['bot/dialog/'],
  },
  'bot/terminal': { runtime: ['bot/terminal/'] },
  'bot/training': { runtime: ['bot/training/', 'bot/terminal/'], types: ['bot/content/'] },
  'bot/content': {
    runtime: [
      'bot/content/',
      'bot/dialog/',
      'bot/terminal/',
      'bot/training/',
      'bot/understanding/',
      'bot/script/',
      'bot/start-failure.ts',
      'yaml',
      'zod',
      'node:',
    ],
  },
  'bot/chart': { runtime: ['bot/chart/', 'bot/dialog/', 'bot/escape-markup.ts', '@dagrejs/dagre'] },
  'bot/proof': {
    runtime: [
      'bot/proof/',
      'bot/dialog/',
      'bot/understanding/',
      'bot/terminal/',
      'bot/content/',
      'bot/align-columns.ts',
      'bot/answer.ts',
    ],
  },
  'bot/script': {
    runtime: [
      'bot/script/',
      'bot/chart/',
      'bot/dialog/',
      'bot/understanding/',
      'bot/terminal/',
      'bot/content/',
      'bot/align-columns.ts',
      'bot/answer.ts',
      'bot/escape-markup.ts',
      'zod',
    ],
  },
  'web/widget': {
    runtime: ['web/widget/', 'web/styles/', 'web/tokens.css', 'web/lit.ts', 'idb-keyval'],
    types: ['bot/dialog/wire.ts', 'bot/content/widget-schema.ts'],
  },
  'web/embed': {
    runtime: [
      'web/embed/',
      'web/styles/chat/',
      'web/widget/support-chat.ts',
      'web/widget/opening.ts',
      'web/widget/store-name.ts',
    ],
    types: ['bot/content/embed-schema.ts', 'web/widget/'],
  },
  'web/terminal': {
    runtime: [
      ...['web/terminal/', 'web/styles/', 'web/lit.ts', 'web/import-again.ts'],
      ...['bot/terminal/', 'bot/escape-markup.ts'],
    ],
    types: ['bot/'],
  },
}

for (const [folder, { runtime, types = [] }] of Object.entries(rules)) {
  test(`${folder} imports only what it may`, t => {
    const strangers = within(folder).flatMap(({ path, imports }) =>
      imports
        .filter(
          ({ target, typeOnly }) =>
            ![...runtime, ...(typeOnly ? types : [])].some(allowed => target.startsWith(allowed)),
        )
        .map(({ target }) => `${path} imports ${target}`),
    )
    t.true(within(folder).length > 0, 'the folder is there')
    t.deepEqual(strangers, [])
  })
}

test('bot imports nothing of web', t => {
  const strangers = within('bot').filter(({ imports }) =>
    imports.some(({ target }) => target.startsWith('web/')),
  )
  t.deepEqual(
    strangers.map(({ path }) => path),
    [],
  )
})

test('nothing imports from outside bot and web', t => {
  const strangers = files.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => target.startsWith('..') || target.startsWith('test/'))
      .map(({ target }) => `${path} imports ${target}`),
  )
  t.deepEqual(strangers, [])
})

const impure =
  /\bnew Date\b|\bDate\.|\bMath\.random\b|\bprocess\.|\bconsole\.|\bsetTimeout\b|\bsetInterval\b|\bfetch\(|\bdocument\.|\bwindow\./

for (const folder of [
  'bot/dialog',
  'bot/understanding',
  'bot/terminal',
  'bot/training',
  'bot/proof',
  'bot/chart',
]) {
  test(`${folder} knows no clock, chance, process, console or page`, t => {
    const found = within(folder).flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter(line => !/^\s*(\*|\/\/|\/\*)/.test(line) && impure.test(line))
        .map(line => `${path}: ${line.trim()}`),
    )
    t.deepEqual(found, [])
  })
}

const onlyKnower: Readonly<Record<string, { pattern: RegExp; file: string }>> = {
  Botkit: { pattern: /from 'botkit'|from 'botbuilder-core'/, file: 'bot/conversations/botkit-channel.ts' },
  natural: { pattern: /from 'natural/, file: 'bot/understanding/count-features.ts' },
  'the environment': { pattern: /process\.env/, file: 'bot/config.ts' },
  // Its ES modules cost every start half a second; types cost nothing.
  'Kysely’s code': {
    pattern: /^import \{[^}]*\} from 'kysely'|\('kysely'\)$/m,
    file: 'bot/conversations/kysely.ts',
  },
  'the SQLite driver': { pattern: /from 'libsql'/, file: 'bot/conversations/sqlite.ts' },
  'the PostgreSQL driver': { pattern: /from 'pg'/, file: 'bot/conversations/postgres.ts' },
  'which databases there are': {
    pattern: /postgresDialect\(databaseUrl\)|'23505'/,
    file: 'bot/conversations/database.ts',
  },
}

for (const [what, { pattern, file }] of Object.entries(onlyKnower)) {
  test(`one file knows ${what}`, t => {
    t.deepEqual(
      files.filter(({ text }) => pattern.test(text)).map(({ path }) => path),
      [file],
    )
  })
}

test('no sentence for merchants stands in code', t => {
  const sentence = /['"`][^'"`]*[\u4e00-\u9fff][^'"`]*[，。！？；][^'"`]*['"`]/
  const found = files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter(line => !/^\s*(\*|\/\/|\/\*)/.test(line) && sentence.test(line))
      .map(line => `${path}: ${line.trim()}`),
  )
  t.deepEqual(found, [])
})

test('no file is called utils, helpers, manager, service, base or common', t => {
  const vague = files.filter(({ path }) =>
    /(^|[/-])(utils?|helpers?|managers?|services?(?!-worker)|base|common)(\.ts$|\/|-)/.test(path),
  )
  t.deepEqual(
    vague.map(({ path }) => path),
    [],
  )
})

test('files in bot and web are reachable from an entry', t => {
  const entries = ['bot/cli.ts', 'web/main.ts', 'web/bundle-desk.ts', 'web/backup.ts', 'web/build-browser.ts']
  const browser = [
    ...(files.find(({ path }) => path === 'web/browser-entries.ts')?.text.matchAll(/'(web\/[\w/-]+\.ts)'/g) ??
      []),
  ]
  const reached = new Set<string>()
  const open = [...entries, ...browser.flatMap(([, path]) => (path ? [path] : []))]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue
    reached.add(path)
    open.push(
      ...(files.find(file => file.path === path)?.imports ?? []).map(({ target }) => target).filter(isOwn),
    )
  }
  t.deepEqual(
    files.map(({ path }) => path).filter(path => !reached.has(path)),
    [],
  )
})

/** The launcher imports the built chat by its address, and the start command the bundler of the desk. */
const importedByAddress = ['bundleDesk of web/bundle-desk.ts', 'mountChat of web/embed/mount-chat.ts']

test('what a file exports is imported by another one, be it a test', t => {
  const importers = [...files, ...sourcesIn('test')]
  const imported = new Set(importers.flatMap(namesImported))
  const loadedWhole = new Set(
    importers.flatMap(({ path, text }) =>
      [...text.matchAll(/(?:import\(|import \* as \w+ from )'(\.[^']+)'/g)].map(([, from = '']) =>
        join(dirname(path), from),
      ),
    ),
  )
  const exported = /^export (?:async )?(?:const|function\*?|interface|type|class) (\w+)/gm
  const unused = files
    .filter(({ path }) => !loadedWhole.has(path))
    .flatMap(({ path, text }) => [...text.matchAll(exported)].map(([, name]) => `${name} of ${path}`))
    .filter(each => !imported.has(each))
  t.deepEqual(unused, importedByAddress)
})

/** The names that a file takes from its own project, each as `name of path`. */
const namesImported = ({ path, text }: SourceFile): string[] =>
  [...text.matchAll(/\{([^{}]*)\}\s+from\s+'(\.[^']+)'/g)].flatMap(([, names = '', from = '']) =>
    [...names.matchAll(/(?:type\s+)?(\w+)(?:\s+as\s+\w+)?/g)].map(
      ([, name]) => `${name} of ${join(dirname(path), from)}`,
    ),
  )

/** Folders of which each test file has a process of its own: a desk that is put under load or killed. */
const processEach = ['faults']

test('each test file is played once by npm test: by the list of its folder, or alone', t => {
  const folders = readdirSync(join(root, 'test'), { withFileTypes: true }).filter(entry =>
    entry.isDirectory(),
  )
  for (const { name } of folders) {
    const files = readdirSync(join(root, 'test', name)).filter(file => file.endsWith('.test.ts'))
    if (files.length === 0 || processEach.includes(name)) continue
    const list = files.sort().map(file => `import './${name}/${file}'\n`)
    t.is(readFileSync(join(root, 'test', `${name}.test.ts`), 'utf8'), list.join(''), `list ${name}/*.test.ts`)
  }
})
