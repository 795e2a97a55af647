import { describe, expect, it } from '@jest/globals';
import { countBytes, countCharacters, declaredLetters, formats } from '../../src/contract/formats.ts';

describe('a timestamp', () => {
  it.each([
    '2026-01-31T12:00:00Z',
    '2026-01-31t12:00:00z',
    '2026-01-31T12:00:00.123456789Z',
    '2026-01-31T23:59:59+15:59',
    '2026-01-31T23:59:59-15:59',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:58Z',
    '2000-02-29T00:00:00Z',
    '2016-12-31T23:59:60Z',
    '2017-01-01T00:59:60+01:00',
    '2016-12-31T23:59:60.000Z',
  ])('may be %s', (text) => expect(formats.timestamp(text)).toBe(true));

  it.each([
    ['a date alone', '2026-01-31'],
    ['no offset', '2026-01-31T12:00:00'],
    ['a space for the T', '2026-01-31 12:00:00Z'],
    ['month 13', '2026-13-01T00:00:00Z'],
    ['month 0', '2026-00-01T00:00:00Z'],
    ['day 0', '2026-01-00T00:00:00Z'],
    ['the 31st of April', '2026-04-31T00:00:00Z'],
    ['a leap day in 1900', '1900-02-29T00:00:00Z'],
    ['hour 24', '2026-01-31T24:00:00Z'],
    ['minute 60', '2026-01-31T12:60:00Z'],
    ['second 61', '2026-01-31T12:00:61Z'],
    ['a leap second at noon', '2026-01-31T12:00:60Z'],
    ['a fraction of a leap second', '2016-12-31T23:59:60.5Z'],
    ['an offset that Postgres does not know', '2026-01-31T12:00:00+16:00'],
    ['an offset without its minutes', '2026-01-31T12:00:00+02'],
    ['an offset of 90 minutes', '2026-01-31T12:00:00+01:90'],
    ['the year 0', '0000-01-01T00:00:00Z'],
    ['the year 0 but for its offset', '0000-12-31T23:59:59-01:00'],
    ['the year 0 in UTC', '0001-01-01T00:00:00+01:00'],
    ['the year 10000 in UTC', '9999-12-31T23:59:59-01:00'],
    ['a fraction that rounds up to the year 10000', '9999-12-31T23:59:59.9999999Z'],
    ['five digits of year', '12026-01-31T12:00:00Z'],
    ['no digits behind the point', '2026-01-31T12:00:00.Z'],
    ['ten digits behind the point', '2026-01-31T12:00:00.1234567890Z'],
    ['other digits', '２026-01-31T12:00:00Z'],
    ['a line break at the end', '2026-01-31T12:00:00Z\n'],
  ])('has not %s', (_, text) => expect(formats.timestamp(text)).toBe(false));
});

describe('a uuid', () => {
  const id = '0190a8c0-0000-7000-8000-00000000000a';
  it.each([id, id.toUpperCase(), '00000000-0000-0000-0000-000000000000'])('may be %s', (text) =>
    expect(formats.uuid(text)).toBe(true),
  );
  it.each([`{${id}}`, id.replaceAll('-', ''), `urn:uuid:${id}`, `${id}\n`, id.replace('a', 'g'), ''])(
    'is not %j',
    (text) => expect(formats.uuid(text)).toBe(false),
  );
});

describe('base64', () => {
  it('is what Buffer writes, for every length and every byte', () => {
    for (let length = 0; length < 300; length += 1) {
      const bytes = Buffer.from(Array.from({ length }, (_, at) => (at * 7 + length) % 256));
      const text = bytes.toString('base64');
      expect([formats.base64(text), countBytes(text)]).toEqual([true, length]);
    }
  });
  it.each(['A', 'AB', 'ABC', 'AB=', 'A===', '====', 'AB==CD==', 'QR==', 'QUJ=', '-_==', 'QUJD\n', 'QU JD'])(
    'is not %j',
    (text) => expect(formats.base64(text)).toBe(false),
  );
  it('may be long', () => {
    expect(formats.base64('QUJD'.repeat(1_000_000))).toBe(true);
    expect(formats.base64(`${'QUJD'.repeat(1_000_000)}!AAA`)).toBe(false);
  });
});

describe('characters', () => {
  it('are counted as Postgres counts them', () => {
    expect(['', 'abc', 'é', '𝄞', 'a𝄞b', '👨‍👩‍👧'].map(countCharacters)).toEqual([0, 3, 1, 1, 3, 5]);
  });
});

describe('declared letters', () => {
  it('stand for any letter case, and an exact value for itself', () => {
    const values = ['Open', 'open', 'Shut'];
    expect(['open', 'OPEN', 'sHUT', 'ajar'].map((text) => declaredLetters(values, text))).toEqual([
      'open',
      'Open',
      'Shut',
      'ajar',
    ]);
  });
});
