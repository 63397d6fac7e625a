// The size budget: what a first visit downloads, compressed by Brotli as the server sends it, until
// the sign-in can be used, until the diary can be read, and for all screens. Prints each part's share; fails above.
// KB are 1000 bytes.
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const STAGES = [
    { name: 'until the sign-in can be used', budget: 230_000 },
    { name: 'until the diary can be read', budget: 550_000 },
    { name: 'until all screens are there', budget: 700_000 },
];
// Read by those who ask for it, shown by a home screen, fetched where a letter asks for it, or a language.
const NEVER = /^(licences\.txt|again\.html|icon-.*\.png|onest-.*-more\..*|english\..*\.txt)$/;
// What comes while somebody types, and what keeps the application afterwards.
const BEHIND_THE_SIGN_IN = /^(second\..*\.wasm|sw\.js)$/;
const BEHIND_THE_DIARY = /^late\..*\.wasm$/;

const site = process.argv[2] ?? fileURLToPath(new URL('../../build/site', import.meta.url));

const names = new Set(readdirSync(site, { recursive: true }).map(String));
const parts = [...names]
    .filter((name) => !/\.(br|gz)$/.test(name) && !NEVER.test(name))
    .filter((name) => statSync(`${site}/${name}`).isFile())
    .map((name) => ({
        name,
        stage: BEHIND_THE_SIGN_IN.test(name) ? 1 : BEHIND_THE_DIARY.test(name) ? 2 : 0,
        bytes: statSync(`${site}/${names.has(`${name}.br`) ? `${name}.br` : name}`).size,
    }))
    .sort((a, b) => a.stage - b.stage || b.bytes - a.bytes);

let failed = STAGES.some((_, i) => !parts.some(({ stage }) => stage === i));
let sum = 0;
STAGES.forEach(({ name, budget }, i) => {
    for (const part of parts.filter(({ stage }) => stage === i)) {
        sum += part.bytes;
        console.log(`${part.name.padEnd(36)} ${String(part.bytes).padStart(8)}`);
    }
    const room = budget - sum;
    const verdict = room < 0 ? `${-room} above the budget of ${budget}` : `${room} to spare of ${budget}`;
    console.log(`${name.padEnd(36)} ${String(sum).padStart(8)}  ${verdict}\n`);
    failed ||= room < 0;
});
process.exitCode = failed ? 1 : 0;
