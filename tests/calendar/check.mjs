// What calendar programs make of the file: read by a parser that isn't ours.
//
//   node tests/calendar/check.mjs
import { randomBytes, randomUUID } from 'node:crypto';

import ICAL from 'ical.js';

import { startStub } from '../e2e/support/stub.mjs';

let passed = 0;
let failed = 0;

/** @param {string} what @param {boolean} holds @param {unknown} [seen] */
function check(what, holds, seen = '') {
  if (holds) passed++;
  else failed++;
  if (!holds) console.log(`not so: ${what} ${seen}`);
}

const stub = await startStub();
try {
  const token = await signIn();
  const address = await makeAddress(token, await children(token));
  const text = await (await fetch(`${stub.origin}${address}`)).text();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const entries = calendar.getAllSubcomponents('vevent').map((it) => new ICAL.Event(it));
  check('it has lessons and homework', entries.length > 500, entries.length);
  check('each has a name of its own', new Set(entries.map(({ uid }) => uid)).size === entries.length);
  check('each has a title', entries.every(({ summary }) => summary.length > 1));

  const lessons = entries.filter(({ uid }) => uid.startsWith('lesson-'));
  const homework = entries.filter(({ uid }) => uid.startsWith('homework-'));
  check('nothing is neither', lessons.length + homework.length === entries.length);
  check('times are in UTC', lessons.every(({ startDate }) => startDate.zone === ICAL.Timezone.utcTimezone));
  check('lessons last', lessons.every(({ duration }) => duration.toSeconds() >= 30 * 60));
  // 8:30 in Novosibirsk, seven hours ahead of UTC.
  const morning = lessons.filter(({ startDate }) => startDate.toString().startsWith('2026-11-18T01:30:00'));
  check('the first lessons of the day begin when they do', morning.length === 2, morning.length);
  check('with two children each says whose it is', entries.every(({ summary }) => /^(Соня|Миша): /.test(summary)));
  check('homework is of a whole day', homework.length > 50 && homework.every(({ startDate }) => startDate.isDate));
  const cancelled = calendar.getAllSubcomponents('vevent')
    .filter((it) => it.getFirstPropertyValue('status') === 'CANCELLED');
  check('cancelled lessons say so', cancelled.length > 0);
  check('texts come as they are', homework.some(({ description }) => /[,;]/.test(description)) &&
    !homework.some(({ description }) => description.includes('\\')));
} finally {
  await stub.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

async function signIn() {
  const answer = await fetch(`${stub.origin}/v2/authorizations/bycredentials`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      client_id: randomUUID(), client_secret: 'none', username: 'parent', password: 'ranets-demo',
      scope: 'CommonInfo,FriendsAndRelatives,EducationalInfo',
    }),
  });
  return (await answer.json()).accessToken;
}

/** @param {string} token @returns {Promise<string[]>} */
async function children(token) {
  const answer = await fetch(`${stub.origin}/v2/users/me/context`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const context = await answer.json();
  return context.children.map((/** @type {{personId: number}} */ child) => String(child.personId));
}

/** @param {string} token @param {string[]} persons */
async function makeAddress(token, persons) {
  const secret = randomBytes(32).toString('base64url');
  const answer = await fetch(`${stub.origin}/ext/v1/calendar-addresses`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
    },
    body: JSON.stringify({ secret, persons }),
  });
  check('an address is made', answer.status === 201, answer.status);
  return `/ext/v1/calendars/${secret}.ics`;
}
