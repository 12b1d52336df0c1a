import test from 'ava'
import fc from 'fast-check'
import { type FieldFormat, fieldFormats } from '../../bot/terminal/iso8583/fields.ts'
import {
  type Message,
  packBitmap,
  packFrame,
  unpackBitmap,
  unpackFrame,
} from '../../bot/terminal/iso8583/frame.ts'
import { macIsRight, withMac } from '../../bot/terminal/iso8583/mac.ts'
import {
  packDetails,
  packOriginal,
  packTotals,
  packType,
  unpackDetails,
  unpackOriginal,
  unpackTotals,
  unpackType,
} from '../../bot/terminal/iso8583/subfields.ts'

for (const [name, fields, bitmap] of [
  ['sign-in', [11, 41, 42, 60, 62, 63], '0020000000C00016'],
  ['settlement', [11, 41, 42, 48, 49, 60, 63], '0020000000C18012'],
  ['end of the batch upload', [11, 41, 42, 48, 60], '0020000000C10010'],
] as const) {
  test(`the bitmap of the ${name} is the known one`, t => {
    t.is(packBitmap(fields), bitmap)
    t.deepEqual(unpackBitmap(bitmap), [...fields])
  })
}

test('a sign-in frame is the known bytes', t => {
  const message: Message = {
    tpdu: '6000030000',
    header: '603100310001',
    mti: '0800',
    fields: {
      11: '000001',
      41: '00000001',
      42: '898000000000001',
      60: '00000001001',
      62: '53657175656E6365204E6F',
      63: '01 ',
    },
  }
  const frame = packFrame(message)
  t.is(
    frame,
    [
      '0049', // 73 bytes follow
      '6000030000',
      '603100310001',
      '0800',
      '0020000000C00016',
      '000001',
      '3030303030303031',
      '383938303030303030303030303031',
      '0011000000010010', // eleven digits, filled up on the right
      '001153657175656E6365204E6F',
      '0003303120',
    ].join(''),
  )
  t.deepEqual(unpackFrame(frame), { ok: true, message })
})

test('the totals are 62 digits with the flags at offsets 30 and 61', t => {
  const totals = {
    inner: { debit: 456789, debitCount: 123, credit: 100, creditCount: 1 },
    outer: { debit: 0, debitCount: 0, credit: 0, creditCount: 0 },
  }
  const text = packTotals(totals, [1, 2])
  t.is(text, '0000004567891230000000001000011' + '0000000000000000000000000000002')
  t.is(text[30], '1')
  t.is(text[61], '2')
  t.deepEqual(unpackTotals(text), { totals, flags: [1, 2] })
  t.is(unpackTotals(text.slice(1)), null)
  t.is(unpackTotals('x'.repeat(62)), null)
})

test('details take forty digits each and at most eight of them', t => {
  const details = [{ inner: false, trace: 7, pan: '4242424242424242', amount: 1050 }]
  t.is(packDetails(details), '0101000007' + '00004242424242424242' + '000000001050')
  t.deepEqual(unpackDetails(packDetails(details)), details)
  t.is(unpackDetails(`02${'0'.repeat(40)}`), null)
  t.is(unpackDetails(`09${'0'.repeat(360)}`), null)
})

test('type and original survive packing and unpacking', t => {
  t.is(packType({ type: '00', batch: 12, function: '201' }), '00000012201')
  t.deepEqual(unpackType('00000012201'), { type: '00', batch: 12, function: '201' })
  t.is(unpackType('123'), null)
  t.deepEqual(unpackOriginal(packOriginal(3, 99)), { batch: 3, trace: 99 })
  t.is(unpackOriginal(undefined), null)
})

function anyValue({ type, length, prefix }: FieldFormat): fc.Arbitrary<string> {
  const unit = fc.constantFrom(
    ...{ n: '0123456789', z: '0123456789D', ans: 'AZaz09 *#,', b: '0123456789ABCDEF' }[type],
  )
  const factor = type === 'b' ? 2 : 1
  const size = prefix === 0 ? fc.constant(length) : fc.integer({ min: 0, max: length })
  return size.chain(count => fc.string({ unit, minLength: count * factor, maxLength: count * factor }))
}

const anyMessage = fc
  .subarray(Object.entries(fieldFormats), { minLength: 1 })
  .chain(chosen =>
    fc.record(Object.fromEntries(chosen.map(([number, format]) => [number, anyValue(format)]))),
  )
  .map((fields): Message => ({ tpdu: '6000030000', header: '603100310001', mti: '0200', fields }))

test('every message survives packing and unpacking', t => {
  fc.assert(
    fc.property(anyMessage, message => {
      t.deepEqual(unpackFrame(packFrame(message)), { ok: true, message })
    }),
    { numRuns: 300 },
  )
})

test('one changed digit breaks the MAC', t => {
  fc.assert(
    fc.property(anyMessage, fc.nat(), (message, at) => {
      const signed = withMac(message, '0123456789ABCDEF')
      t.true(macIsRight(signed, '0123456789ABCDEF'))
      t.false(macIsRight(signed, '0123456789ABCDEE'))
      const trace = String(at % 1_000_000).padStart(6, '0')
      const changed = { ...signed, fields: { ...signed.fields, 11: trace } }
      t.is(macIsRight(changed, '0123456789ABCDEF'), signed.fields[11] === trace)
    }),
    { numRuns: 100 },
  )
})

test('malformed frames are error values, never a throw', t => {
  const good = packFrame({
    tpdu: '6000030000',
    header: '603100310001',
    mti: '0200',
    fields: { 2: '6200000000000005', 11: '000001' },
  })
  const reasons = [
    ['', 'too-short'],
    ['00', 'too-short'],
    ['zz', 'not-hexadecimal'],
    [good.slice(0, -1), 'not-hexadecimal'],
    [good.slice(0, -2), 'wrong-length'],
    [good.replace('6000030000', '6100030000'), 'bad-header'],
    [good.replace('0200', '0999'), 'bad-type'],
    [`${good}00`, 'wrong-length'],
  ] as const
  for (const [frame, reason] of reasons) {
    const unpacked = unpackFrame(frame)
    t.is(unpacked.ok ? 'ok' : unpacked.error.reason, reason, frame)
  }
})

test('no bytes make the decoder throw or invent a message', t => {
  const hexDigit = fc.constantFrom(...'0123456789ABCDEF')
  const noise = fc.string({ unit: hexDigit, maxLength: 400 })
  const mangled = fc.tuple(anyMessage, fc.nat(), hexDigit, fc.nat(30)).map(([message, at, digit, cut]) => {
    const frame = packFrame(message)
    const index = at % frame.length
    const changed = frame.slice(0, index) + digit + frame.slice(index + 1)
    const shorter = changed.slice(4, changed.length - 2 * cut)
    return (shorter.length >> 1).toString(16).toUpperCase().padStart(4, '0') + shorter
  })
  fc.assert(
    fc.property(fc.oneof(noise, mangled), frame => {
      const unpacked = unpackFrame(frame)
      // What is read can only be what was written.
      if (unpacked.ok) t.is(packFrame(unpacked.message), frame)
      else t.true(unpacked.error.at * 2 <= frame.length)
    }),
    { numRuns: 2000 },
  )
})
