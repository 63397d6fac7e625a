// The size budget: what a first visit downloads, compressed by Brotli as the server sends it.
// Prints each part's share; fails above the budget.
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BUDGET = 700 * 1024;
// Read by those who ask for it, opened where a part came wrong, and shown by a home screen.
const LATER = /^(licences\.txt|again\.html|icon-.*\.png)$/;

const site = process.argv[2] ?? fileURLToPath(new URL('../../build/site', import.meta.url));

const names = new Set(readdirSync(site, { recursive: true }).map(String));
const parts = [...names]
    .filter((name) => !/\.(br|gz)$/.test(name) && !LATER.test(name))
    .filter((name) => statSync(`${site}/${name}`).isFile())
    .map((name) => ({
        name,
        bytes: statSync(`${site}/${names.has(`${name}.br`) ? `${name}.br` : name}`).size,
    }))
    .sort((a, b) => b.bytes - a.bytes);
const sum = parts.reduce((bytes, part) => bytes + part.bytes, 0);

for (const { name, bytes } of [...parts, { name: 'in all', bytes: sum }]) {
    const share = `${Math.round((100 * bytes) / sum)} %`;
    console.log(`${name.padEnd(36)} ${String(bytes).padStart(8)} ${share.padStart(6)}`);
}
console.log(sum > BUDGET
    ? `${sum - BUDGET} bytes above the budget of ${BUDGET}`
    : `within the budget of ${BUDGET} bytes, ${BUDGET - sum} to spare`);
process.exitCode = sum > BUDGET || !parts.length ? 1 : 0;
